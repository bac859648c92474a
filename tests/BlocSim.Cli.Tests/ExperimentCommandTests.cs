using BlocSim.Experiments;

namespace BlocSim.Cli.Tests;

/// <summary>Parts of experiments through the commands, and how they refuse.</summary>
[Collection("console")]
public sealed class ExperimentCommandTests : ConsoleTest
{
    private static readonly string[] Small = ["leaky-bloc"];

    [Fact]
    public async Task Merge_Parts_IsTheWhole()
    {
        foreach (int part in (int[])[1, 2, 3])
        {
            (int code, _, string error) = await Run([
                "run",
                .. Small,
                "--runs",
                "7",
                "--shard",
                $"{part}/3",
                "--out",
                At("m"),
                "--quiet",
            ]);
            Assert.True(code == 0, error);
        }

        (int merged, string output, string wrong) = await Run("merge", At("m"));
        Assert.True(merged == 0, wrong);
        Assert.StartsWith("A leaky bloc: 7 runs", output, StringComparison.Ordinal);
        await Run(["run", .. Small, "--runs", "7", "--out", At("w"), "--quiet"]);
        foreach (string name in (string[])["bands.csv", "series.csv", "price.svg", "summary.md"])
        {
            Assert.Equal(File.ReadAllText(Path.Combine(At("w"), name)), File.ReadAllText(Path.Combine(At("m"), name)));
        }
    }

    /// <summary>A part that was broken off may lack runs that it had not asked for yet, which no count of runs shows.</summary>
    [Fact]
    public async Task Merge_OfAPartThatWasBrokenOff_IsRefused()
    {
        foreach (string part in (string[])["1/2", "2/2"])
        {
            (int made, _, string why) = await Run([
                "run",
                .. Small,
                "--runs",
                "4",
                "--shard",
                part,
                "--out",
                At("p"),
                "--quiet",
            ]);
            Assert.True(made == 0, why);
        }

        string path = At("p/shard-2-of-2.sqlite");
        StoreHead head;
        using (var whole = ResultDatabase.OpenToRead(path))
        {
            Assert.True(whole.Finished);
            head = whole.Head;
        }

        using (var going = ResultDatabase.OpenToWrite(path, head))
        {
            going.Finished = false;
        }

        (int code, _, string error) = await Run("merge", At("p"), "--out", At("m"));
        Assert.Equal(1, code);
        Assert.Contains("was broken off before it had asked for all its runs", error, StringComparison.Ordinal);
    }

    /// <summary>Parts of a sweep and of a study of sensitivity report as the whole does.</summary>
    [Theory]
    [InlineData("sweep|leaky-bloc|--vary|bloc.floor.price=60..100:20 USD/kg|--runs|2", "sweep.csv")]
    [InlineData("sensitivity|leaky-bloc|--vary|bloc.floor.price=60..100 USD/kg|--samples|3", "sensitivity.csv")]
    public async Task Merge_PartsOfAnyKind_ReportAsTheWhole(string words, string table)
    {
        foreach (int part in (int[])[1, 2])
        {
            (int code, _, string error) = await Run([
                .. words.Split('|'),
                "--shard",
                $"{part}/2",
                "--out",
                At("m"),
                "--quiet",
            ]);
            Assert.True(code == 0, error);
        }

        (int merged, _, string wrong) = await Run("merge", At("m"), "--quiet");
        Assert.True(merged == 0, wrong);
        await Run([.. words.Split('|'), "--out", At("w"), "--quiet"]);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(At("w"), table)),
            await File.ReadAllTextAsync(Path.Combine(At("m"), table))
        );
    }

    /// <summary>A part that was never made is named with the option that makes it; parts by themselves cannot be exported.</summary>
    [Fact]
    public async Task Merge_PartMissing_SaysWhichAndHow()
    {
        foreach (int part in (int[])[1, 3])
        {
            string[] options = ["--runs", "6", "--shard", $"{part}/3", "--out", At("p"), "--quiet"];
            (int made, _, string why) = await Run(["run", .. Small, .. options]);
            Assert.True(made == 0, why);
        }

        (int code, _, string error) = await Run("merge", At("p"), "--out", At("m"));
        Assert.Equal(1, code);
        Assert.Contains("make what is missing: --shard 2/3", error, StringComparison.Ordinal);
        (code, _, error) = await Run("export", At("p"), "--metric", "leakage");
        Assert.Equal(2, code);
        Assert.Contains("join them first: blocsim merge", error, StringComparison.Ordinal);
    }

    /// <summary>The files of a sweep are held against its manifest, though it is not played again.</summary>
    [Fact]
    public async Task Verify_Sweep_FindsAnEditedTableAndAMissingOne()
    {
        string[] options = ["--vary", "bloc.floor.price=60, 90 USD/kg", "--out", At("s"), "--quiet", "--no-charts"];
        await Run(["sweep", .. Small, .. options]);
        (int code, string output, string error) = await Run("verify", At("s"));
        Assert.True(code == 0, output + error);
        Assert.Contains("as the manifest says", output, StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(At("s"), "sweep.csv"), "1\n");
        (code, output, _) = await Run("verify", At("s"));
        Assert.Equal(1, code);
        Assert.Contains("sweep.csv changed", output, StringComparison.Ordinal);
        File.Delete(Path.Combine(At("s"), "sweep.csv"));
        (code, output, _) = await Run("verify", At("s"));
        Assert.Equal(1, code);
        Assert.Contains("sweep.csv is missing", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run|leaky-bloc|--runs|0", "--runs: found \"0\"; expected a whole number from 1")]
    [InlineData("run|leaky-bloc|--until|world price", "expected a metric and a width")]
    [InlineData("run|leaky-bloc|--until|world prise +- 1 %", "did you mean \"world-price\"?")]
    [InlineData("run|leaky-bloc|--resume", "--resume and --shard go with --runs N")]
    [InlineData("run|leaky-bloc|--runs|5|--resume", "leave --resume out to begin")]
    [InlineData("run|leaky-bloc|--runs|5|--shard|6/5", "expected a part and how many parts")]
    [InlineData("run|leaky-bloc|--runs|5|--engine|actors", "go with a single run")]
    [InlineData("sweep|leaky-bloc", "sweep needs something to vary")]
    [InlineData("sweep|leaky-bloc|--vary|bloc.floor.price=60..90 USD/kg", "a grid needs a step")]
    [InlineData("sweep|leaky-bloc|--vary|bloc.floor.prize=60..90:10 USD/kg", "did you mean \"price\"?")]
    [InlineData("sweep|leaky-bloc|--vary|bloc.floor.price=60..90:10 USD", "expected a price per mass")]
    [InlineData("sweep|leaky-bloc|--design|nowhere.csv", "a file that exists")]
    [InlineData(
        "sweep|leaky-bloc|--vary|bloc.floor.form=variable-levy|--target|leakage <= 5 %",
        "so that needs a range of numbers"
    )]
    [InlineData("sensitivity|leaky-bloc", "there is nothing to vary")]
    [InlineData(
        "sweep|leaky-bloc|--vary|bloc.floor.price=60..90:10 USD/kg|--target|leakage <= 5",
        "leakage is measured in %"
    )]
    [InlineData("sweep|leaky-bloc|--vary|bloc.floor.price=60..90:10 USD/kg|--odds|90 %", "--odds goes with --target")]
    [InlineData(
        "sweep|leaky-bloc|--vary|bloc.floor.price=60..90:10 USD/kg|--target|leakage => 5 %",
        "did you mean >=?"
    )]
    [InlineData("run|leaky-bloc|--until|price inside +- 0.5", "found no unit; price inside is measured in USD/t")]
    [InlineData(
        "sweep|leaky-bloc|--vary|bloc.floor.price=60, 90 USD/kg|--vary|bloc.floor.price=70, 80 USD/kg",
        "bloc.floor.price is varied twice"
    )]
    [InlineData(
        "sweep|leaky-bloc|--vary|bloc.floor.price=60, 90 USD/kg|--set|bloc.floor.price=70 USD/kg",
        "bloc.floor.price is set by --set as well"
    )]
    [InlineData("merge|nowhere", "there is no such folder")]
    [InlineData("export|nowhere", "there is no such file")]
    [InlineData("compare|leaky-bloc|free-trade", "(2026-01 to 2035-12 monthly, and 2026-01 to 2032-12 monthly)")]
    public async Task Mistake_Gives2AndTeaches(string words, string expected)
    {
        (int code, string output, string error) = await Run([
            .. words.Split('|'),
            .. words.StartsWith("merge", StringComparison.Ordinal)
            || words.StartsWith("export", StringComparison.Ordinal)
                ? (string[])[]
                : ["--out", At("bad")],
        ]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }
}
