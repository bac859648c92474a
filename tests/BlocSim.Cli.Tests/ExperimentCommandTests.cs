using System.Text.Json;

namespace BlocSim.Cli.Tests;

/// <summary>Experiments through the commands: what they print and write, and how they refuse.</summary>
[Collection("console")]
public sealed class ExperimentCommandTests : IDisposable
{
    private static readonly string[] Small = ["leaky-bloc"];
    private readonly string folder = Directory.CreateTempSubdirectory("blocsim-experiments-").FullName;
    private readonly TextWriter realOut = Console.Out;
    private readonly TextWriter realError = Console.Error;

    public void Dispose()
    {
        Console.SetOut(realOut);
        Console.SetError(realError);
        Directory.Delete(folder, true);
    }

    private static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        int code = await CommandLine.InvokeAsync(args);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    private string At(string name) => Path.Combine(folder, name);

    private string[] Files(string name) =>
        [.. Directory.GetFiles(At(name)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

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
        Assert.Contains("told from nothing", output, StringComparison.Ordinal);
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
    public async Task Sweep_TwoLevers_WritesTheMapAndTheDesign()
    {
        (int code, string output, string error) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=70..90:10 USD/kg",
            "--vary",
            "bloc.enforcement.audits=10, 100 per year",
            "--runs",
            "2",
            "--target",
            "price inside >= 66 USD/kg by 2030",
            "--out",
            At("s"),
        ]);
        Assert.True(code == 0, error);
        Assert.StartsWith(
            "A leaky bloc: 6 settings, 2 runs each with its baseline\n",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Smallest floor price that reaches \"price inside >= 66 USD/kg by 2030\"",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                "designs.csv",
                "experiment.sqlite",
                "frontier.svg",
                "heat-map.svg",
                "levers.svg",
                "manifest.json",
                "scenario.yaml",
                "summary.md",
                "sweep.csv",
            ],
            Files("s")
        );
        Assert.StartsWith(
            "point,bloc.floor.price,bloc.enforcement.audits\n1,70 USD/kg,10 per year\n2,70 USD/kg,100 per year\n",
            File.ReadAllText(Path.Combine(At("s"), "designs.csv")),
            StringComparison.Ordinal
        );

        // The design that came out goes in again and is the same sweep.
        (code, output, error) = await Run([
            "sweep",
            .. Small,
            "--design",
            Path.Combine(At("s"), "designs.csv"),
            "--runs",
            "2",
            "--out",
            At("s2"),
        ]);
        Assert.True(code == 0, error);
        string[] tail(string name) =>
            [
                .. File.ReadAllLines(Path.Combine(At(name), "sweep.csv"))
                    .Where(l => l.Contains("leakage", StringComparison.Ordinal)),
            ];
        Assert.Equal(tail("s"), tail("s2"));
    }

    [Fact]
    public async Task Sweep_Target_BisectsAndItsLowerNeighbourFails()
    {
        (int code, string output, string error) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=60..100:2 USD/kg",
            "--target",
            "price inside >= 66 USD/kg",
            "--odds",
            "90 %",
            "--runs",
            "3",
            "--out",
            At("t"),
            "--json",
        ]);
        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        JsonElement[] points = [.. json.RootElement.GetProperty("points").EnumerateArray()];
        Assert.InRange(points.Length, 2, 8);
        double Price(JsonElement p) =>
            double.Parse(
                p.GetProperty("settings")[0].GetProperty("value").GetString()!.Split(' ')[0],
                System.Globalization.CultureInfo.InvariantCulture
            );
        double[] failing =
        [
            .. points.Where(p => p.GetProperty("values")[0].GetProperty("mean").GetDouble() < 66_000).Select(Price),
        ];
        double[] passing =
        [
            .. points.Where(p => p.GetProperty("values")[0].GetProperty("mean").GetDouble() >= 66_000).Select(Price),
        ];
        Assert.Equal(2, passing.Min() - failing.Max());
        Assert.Contains(
            FormattableString.Invariant($"{passing.Min()} USD/kg"),
            json.RootElement.GetProperty("answer")[0].GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sweep_TargetOutOfReach_SaysHowNearItCame()
    {
        (_, string output, _) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=60..80:10 USD/kg",
            "--target",
            "price inside >= 500 USD/kg",
            "--out",
            At("t"),
        ]);
        Assert.Contains("No floor price looked at reaches", output, StringComparison.Ordinal);
        Assert.Contains("the nearest is bloc.floor.price=", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("morris", "mean size of effect (mu*)")]
    [InlineData("sobol", "first order")]
    [InlineData("tornado", "at the lower end")]
    public async Task Sensitivity_EveryMethod_RanksTheInputs(string method, string heading)
    {
        (int code, string output, string error) = await Run([
            "sensitivity",
            .. Small,
            "--vary",
            "bloc.floor.price=60..100 USD/kg",
            "--vary",
            "goods.oxide.sigma=6..10",
            "--method",
            method,
            "--samples",
            "4",
            "--output",
            "price inside",
            "--out",
            At("n"),
        ]);
        Assert.True(code == 0, error);
        Assert.Contains(heading, output, StringComparison.Ordinal);
        string[] lines = output.Split('\n');
        int first = Array.FindIndex(lines, l => l.Contains("bloc.floor.price", StringComparison.Ordinal));
        int second = Array.FindIndex(lines, l => l.Contains("goods.oxide.sigma", StringComparison.Ordinal));
        Assert.True(first < second, output);
        Assert.Contains("tornado.svg", Files("n"));
    }

    [Fact]
    public async Task Calibrate_ToItsOwnSeries_GivesTheParameterBack()
    {
        (int code, _, string error) = await Run([
            "run",
            .. Small,
            "--set",
            "goods.oxide.sigma=6.5",
            "--out",
            At("h"),
            "--no-charts",
            "--quiet",
        ]);
        Assert.True(code == 0, error);
        string[] history =
        [
            "metric,good,entity,date,value",
            .. File.ReadLines(Path.Combine(At("h"), "summary.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .Where(c => c[0] is "world-price" or "price-inside" && c[1] == "oxide")
                .Select(c => string.Join(',', c[..5])),
        ];
        await File.WriteAllLinesAsync(At("history.csv"), history);
        (code, string output, error) = await Run([
            "calibrate",
            .. Small,
            "--vary",
            "goods.oxide.sigma=4..12",
            "--history",
            At("history.csv"),
            "--hold-out",
            "2028",
            "--out",
            At("f"),
        ]);
        Assert.True(code == 0, error);
        Assert.Matches(@"goods\.oxide\.sigma +6\.(49|5)\d*", output);
        Assert.Contains("held out:", output, StringComparison.Ordinal);
        (code, _, error) = await Run(["check", Path.Combine(At("f"), "scenario.yaml")]);
        Assert.True(code == 0, error);
    }

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

    /// <summary>A result that has no value in any run gives tables and a word, not a crash.</summary>
    [Theory]
    [InlineData("sweep|tin-1985|--vary|bloc.floor.price=8..14:2 USD/kg|--runs|1")]
    [InlineData("sensitivity|tin-1985|--vary|bloc.floor.price=8..14 USD/kg|--method|tornado")]
    public async Task ResultWithoutValues_DoesNotCrash(string words)
    {
        (int code, _, string error) = await Run([.. words.Split('|'), "--out", At("t"), "--quiet"]);
        Assert.True(code == 0, error);
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

    [Fact]
    public async Task Export_WritesOneMetricOfEveryRun()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--quiet", "--no-charts"]);
        (int code, string output, string error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.True(code == 0, error);
        Assert.All(
            output.TrimEnd().Split('\n').Skip(1),
            l => Assert.Contains(",leakage,", l, StringComparison.Ordinal)
        );
        (code, _, error) = await Run("export", At("x"), "--metric", "leakages");
        Assert.Equal(2, code);
        Assert.Contains("did you mean \"leakage\"?", error, StringComparison.Ordinal);
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
    [InlineData("merge|nowhere", "there is no such folder")]
    [InlineData("export|nowhere", "there is no such file")]
    [InlineData("compare|leaky-bloc|free-trade", "have different calendars")]
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
