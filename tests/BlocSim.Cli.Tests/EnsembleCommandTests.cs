using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BlocSim.Cli.Tests;

/// <summary>Ensembles and comparisons through the commands: what they print and write.</summary>
[Collection("console")]
public sealed class EnsembleCommandTests : ConsoleTest
{
    private static readonly string[] Small = ["leaky-bloc"];

    [Fact]
    public async Task RunRuns_WritesBandsAndChartsAndPrintsSpreads()
    {
        (int code, string output, string error) = await Run(["run", .. Small, "--runs", "6", "--out", At("e")]);
        Assert.True(code == 0, error);
        Assert.StartsWith(
            "A leaky bloc: 6 runs, each with its baseline\n\n  Oxide, 2032",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("95 % of runs", output, StringComparison.Ordinal);
        Assert.Contains("No input is stated as uncertain", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "bands.csv",
                "experiment.sqlite",
                "leakage.svg",
                "manifest.json",
                "market-share.svg",
                "price.svg",
                "scenario.yaml",
                "series.csv",
                "summary.csv",
                "summary.md",
            ],
            Files("e")
        );
        Assert.Contains(
            "bands hold 50, 80 and 95 % of them",
            File.ReadAllText(Path.Combine(At("e"), "price.svg")),
            StringComparison.Ordinal
        );
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(At("e"), "manifest.json")));
        Assert.Equal(6, manifest.RootElement.GetProperty("runs").GetInt32());
        Assert.Equal(64, manifest.RootElement.GetProperty("contents").GetString()!.Length);
    }

    /// <summary>Replications are added to those that are there; asking for fewer reports on fewer.</summary>
    [Fact]
    public async Task RunRuns_More_GoesOn_AndFewer_CountsOnlyThose()
    {
        async Task<(int Runs, double Mean)> Ask(string runs)
        {
            (int code, string output, string error) = await Run([
                "run",
                .. Small,
                "--runs",
                runs,
                "--out",
                At("e"),
                "--json",
                "--no-charts",
            ]);
            Assert.True(code == 0, error);
            using var json = JsonDocument.Parse(output);
            return (
                json.RootElement.GetProperty("runs").GetInt32(),
                json.RootElement.GetProperty("summary")[0].GetProperty("mean").GetDouble()
            );
        }

        (int Runs, double Mean) four = await Ask("4");
        Assert.Equal(4, four.Runs);
        Assert.Equal(9, (await Ask("9")).Runs);
        Assert.Equal(four, await Ask("4"));
    }

    [Fact]
    public async Task RunUntil_StopsWhenItIsNarrowEnough_AndSaysSo()
    {
        (int code, string output, string error) = await Run([
            "run",
            .. Small,
            "--until",
            "world price +- 1 %",
            "--out",
            At("e"),
            "--no-charts",
        ]);
        Assert.True(code == 0, error);
        Assert.Matches(
            "^world price of oxide \\(world\\) in 2032: .* USD/kg after 20 runs, as narrow as asked\n",
            output
        );
        Assert.Contains(
            "after 20 runs, as narrow as asked.**",
            await File.ReadAllTextAsync(At("e/summary.md")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "as narrow as asked",
            await File.ReadAllTextAsync(At("e/manifest.json")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Compare_SaysWhatIsToldFromNothing()
    {
        await File.WriteAllTextAsync(
            At("low.yaml"),
            "blocsim: 1\nextends: leaky-bloc\nbloc: { enforcement: { audits: 90 per year } }\n"
        );
        (int code, string output, string error) = await Run([
            "compare",
            "leaky-bloc",
            At("low.yaml"),
            "--runs",
            "8",
            "--out",
            At("c"),
        ]);
        Assert.True(code == 0, error);
        Assert.Contains("low against leaky-bloc: does it matter?", output, StringComparison.Ordinal);
        Assert.Contains("differs from zero", output, StringComparison.Ordinal);
        Assert.Contains("compare.csv", Files("c"));
        string[] rows = File.ReadAllLines(Path.Combine(At("c"), "compare.csv"));
        Assert.StartsWith(
            "scenario,metric,good,entity,date,runs,first,second,difference",
            rows[0],
            StringComparison.Ordinal
        );
    }

    /// <summary>Runs that fail in one scenario leave the others paired by their numbers.</summary>
    [Fact]
    public async Task Compare_WithRunsThatFail_PairsTheOthers()
    {
        await File.WriteAllTextAsync(
            At("odd.yaml"),
            "blocsim: 1\nextends: leaky-bloc\nnations: { ALFA: { facilities: { mine: { capacity: { choice: [14 kt/yr, 10 kt/yr] } } } } }\n"
        );
        (int code, string output, string error) = await Run([
            "compare",
            "leaky-bloc",
            At("odd.yaml"),
            "--runs",
            "12",
            "--out",
            At("c"),
            "--json",
        ]);
        Assert.Equal(1, code);
        Assert.Contains("failed; the others are kept and count", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.All(
            json.RootElement.GetProperty("differences").EnumerateArray(),
            d => Assert.Equal(0, d.GetProperty("difference").GetDouble())
        );
    }

    [Fact]
    public async Task CompareUntil_StopsByThePairedDifference()
    {
        await File.WriteAllTextAsync(
            At("low.yaml"),
            "blocsim: 1\nextends: leaky-bloc\nbloc: { floor: { good: oxide, price: 75 USD/kg } }\n"
        );
        (int code, string output, string error) = await Run([
            "compare",
            "leaky-bloc",
            At("low.yaml"),
            "--until",
            "price inside +- 5 %",
            "--out",
            At("c"),
        ]);
        Assert.True(code == 0, error);
        Assert.Matches(
            "^difference of price inside of oxide .* USD/kg after [0-9]+ runs, as narrow as asked\n",
            output
        );
    }

    /// <summary>A scenario against itself: every difference is nothing in every run.</summary>
    [Fact]
    public async Task Compare_WithItself_IsTheSameInEveryRun()
    {
        (int code, string output, string error) = await Run([
            "compare",
            "leaky-bloc",
            "leaky-bloc",
            "--runs",
            "3",
            "--out",
            At("c"),
            "--json",
        ]);
        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        Assert.All(
            json.RootElement.GetProperty("differences").EnumerateArray(),
            d => Assert.Equal(0, d.GetProperty("difference").GetDouble())
        );
    }

    [Fact]
    public async Task Verify_Ensemble_RunsItAgain()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("v"), "--quiet"]);
        (int code, string output, string error) = await Run("verify", At("v"));
        Assert.True(code == 0, output + error);
        Assert.Contains("agree, byte by byte", output, StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(At("v"), "bands.csv"), "1\n");
        (code, output, _) = await Run("verify", At("v"));
        Assert.Equal(1, code);
        Assert.Contains("bands.csv", output, StringComparison.Ordinal);
    }

    /// <summary>A store that holds more runs than the tables were last made from still verifies.</summary>
    [Fact]
    public async Task Verify_FewerRunsThanTheStoreHolds_Agrees()
    {
        await Run(["run", .. Small, "--runs", "5", "--out", At("v"), "--quiet", "--no-charts"]);
        await Run(["run", .. Small, "--runs", "3", "--out", At("v"), "--quiet", "--no-charts"]);
        (int code, string output, string error) = await Run("verify", At("v"));
        Assert.True(code == 0, output + error);
    }

    [Fact]
    public async Task Verify_EditedStoreOrNumberOfRuns_IsFound()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("v"), "--quiet", "--no-charts"]);
        string manifest = Path.Combine(At("v"), "manifest.json");
        string text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, text.Replace("\"runs\": 3", "\"runs\": 300", StringComparison.Ordinal));
        (int code, string output, string _) = await Run("verify", At("v"));
        Assert.Equal(1, code);
        Assert.Contains("says 300 runs, there are 3", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(manifest, text);
        using (
            var store = new SqliteConnection($"Data Source={Path.Combine(At("v"), "experiment.sqlite")};Pooling=False")
        )
        {
            store.Open();
            using SqliteCommand edit = store.CreateCommand();
            edit.CommandText =
                "UPDATE result SET \"leakage oxide bloc\" = 0.5 WHERE replication = 2 AND variant = 'policy'";
            Assert.True(edit.ExecuteNonQuery() > 0);
        }

        (code, output, _) = await Run("verify", At("v"));
        Assert.Equal(1, code);
        Assert.Contains("experiment.sqlite does not hold what manifest.json says", output, StringComparison.Ordinal);
    }

    /// <summary>A scenario in which nothing is drawn has one outcome, and the report says so; an export has as many runs as the tables.</summary>
    [Fact]
    public async Task Runs_AllTheSame_SaysSo_AndExportCountsAsTheTablesDo()
    {
        await Run("run", "tin-1985", "--runs", "5", "--out", At("t"), "--quiet", "--no-charts");
        (int code, string output, string error) = await Run(
            "run",
            "tin-1985",
            "--runs",
            "3",
            "--out",
            At("t"),
            "--no-charts"
        );
        Assert.True(code == 0, error);
        Assert.Contains("All runs are the same", output, StringComparison.Ordinal);
        (_, string rows, _) = await Run("export", At("t"), "--metric", "world-price");
        Assert.Equal(
            ["1", "2", "3"],
            rows.TrimEnd().Split('\n').Skip(1).Select(l => l.Split(',')[1]).Distinct().Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Neither a run nor an experiment is written over the other.</summary>
    [Fact]
    public async Task RunAndExperiment_DoNotShareAFolder()
    {
        await Run(["run", .. Small, "--runs", "2", "--out", At("e"), "--quiet", "--no-charts"]);
        string[] before = Files("e");
        (int code, string _, string error) = await Run(["run", .. Small, "--out", At("e")]);
        Assert.Equal(2, code);
        Assert.Contains("holds an experiment", error, StringComparison.Ordinal);
        Assert.Equal(before, Files("e"));
        await Run(["run", .. Small, "--out", At("s"), "--quiet", "--no-charts"]);
        (code, _, error) = await Run(["run", .. Small, "--runs", "2", "--out", At("s")]);
        Assert.Equal(2, code);
        Assert.Contains("holds the files of a single run", error, StringComparison.Ordinal);
    }
}
