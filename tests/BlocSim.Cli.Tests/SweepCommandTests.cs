using System.Text.Json;

namespace BlocSim.Cli.Tests;

/// <summary>Sweeps, studies of sensitivity and fits through the commands.</summary>
[Collection("console")]
public sealed class SweepCommandTests : ConsoleTest
{
    private static readonly string[] Small = ["leaky-bloc"];

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
            "point,bloc.floor.price [USD/kg],bloc.enforcement.audits [per year]\n1,70,10\n2,70,100\n",
            File.ReadAllText(Path.Combine(At("s"), "designs.csv")),
            StringComparison.Ordinal
        );

        // The design that came out goes in again and is the same sweep.
        (code, output, error) = await Run([
            "sweep",
            .. Small,
            "--design",
            Path.Combine(At("s"), "designs.csv"),
            "--output",
            "leakage in 2030",
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

    /// <summary>Where less is asked for and the lever brings more, the answer is the largest value that keeps it; its upper neighbour fails.</summary>
    [Fact]
    public async Task Sweep_TargetOfLess_FindsTheLargestThatKeepsIt()
    {
        (int code, string output, string error) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=60..100:2 USD/kg",
            "--target",
            "price inside <= 66 USD/kg",
            "--out",
            At("t"),
        ]);
        Assert.True(code == 0, error);
        string line = output
            .Split('\n')
            .First(l => l.StartsWith("Largest floor price that keeps", StringComparison.Ordinal));
        double answer = double.Parse(
            line.Split(": ")[1].Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.DoesNotContain("turns", output, StringComparison.Ordinal);
        (_, string at, _) = await Run([
            "sweep",
            .. Small,
            "--vary",
            $"bloc.floor.price={answer}, {answer + 2} USD/kg",
            "--output",
            "price inside",
            "--out",
            At("u"),
            "--json",
        ]);
        using var json = JsonDocument.Parse(at);
        double[] prices =
        [
            .. json
                .RootElement.GetProperty("points")
                .EnumerateArray()
                .Select(p => p.GetProperty("values")[0].GetProperty("mean").GetDouble()),
        ];
        Assert.True(prices[0] <= 66_000 && prices[1] > 66_000, string.Join(" ", prices));
    }

    /// <summary>A range in which everything reaches the target has no edge: the answer says so, and on which side the edge lies.</summary>
    [Theory]
    [InlineData("price inside >= 5 USD/kg", "Smallest floor price that reaches", ": 60 USD/kg", "begin lower")]
    [InlineData("price inside <= 500 USD/kg", "Largest floor price that keeps", ": 80 USD/kg", "go on higher")]
    public async Task Sweep_TargetThatEveryValueReaches_SaysWhereTheEdgeLies(
        string target,
        string answer,
        string value,
        string where
    )
    {
        (_, string output, _) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=60..80:10 USD/kg",
            "--target",
            target,
            "--out",
            At("t"),
        ]);
        string line = output.Split('\n').First(l => l.StartsWith(answer, StringComparison.Ordinal));
        Assert.Contains(value, line, StringComparison.Ordinal);
        Assert.Contains($"this is only the end of the range; {where}", output, StringComparison.Ordinal);

        // The price inside is shown by default too: once.
        Assert.Equal(2, output.Split("price inside 2032").Length);
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
        Assert.Contains("the nearest is 80 USD/kg", output, StringComparison.Ordinal);
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
            "--runs",
            "1",
            "--out",
            At("f"),
        ]);
        Assert.True(code == 0, error);
        Assert.Contains("One run a setting", output, StringComparison.Ordinal);
        Assert.Matches(@"goods\.oxide\.sigma +6\.(49|5)\d*", output);
        Assert.Contains("held out:", output, StringComparison.Ordinal);
        (code, _, error) = await Run(["check", Path.Combine(At("f"), "scenario.yaml")]);
        Assert.True(code == 0, error);
    }

    /// <summary>A history that another seed played: the parameter is found within three of its standard errors, which have the draws in them.</summary>
    [Fact]
    public async Task Calibrate_ToAnotherDraw_KnowsHowFarItCanTell()
    {
        await Run(["run", .. Small, "--set", "seed=99", "--out", At("h"), "--no-charts", "--quiet"]);
        string[] history =
        [
            "metric,good,entity,date,value",
            .. File.ReadLines(Path.Combine(At("h"), "series.csv"))
                .Skip(1)
                .Select(l => l.Split(','))
                .Where(c => c.Contains("price-inside") && c.Contains("oxide"))
                .Select(c => string.Join(',', c[2], c[3], c[4], c[1], c[5])),
        ];
        await File.WriteAllLinesAsync(At("history.csv"), history);
        (int code, string output, string error) = await Run([
            "calibrate",
            .. Small,
            "--vary",
            "bloc.floor.price=60..120 USD/kg",
            "--history",
            At("history.csv"),
            "--runs",
            "6",
            "--out",
            At("f"),
            "--json",
        ]);
        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        JsonElement floor = json.RootElement.GetProperty("parameters")[0];
        double value = double.Parse(
            floor.GetProperty("value").GetString()!.Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        double half = 60 * floor.GetProperty("standardErrorOfRange").GetDouble();
        Assert.Equal("yes", floor.GetProperty("told").GetString());
        Assert.InRange(Math.Abs(value - 90), 0, 3 * half);
        Assert.InRange(half, 0.05, 5);
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

    /// <summary>Floors far below the price hold nothing and cost nothing: which of them costs least is not told, and the answer says so.</summary>
    [Fact]
    public async Task Target_SettingsThatCostTheSame_AreSaidToTie()
    {
        (int code, string output, string error) = await Run([
            "sweep",
            .. Small,
            "--vary",
            "bloc.floor.price=5..15:5 USD/kg",
            "--target",
            "price inside <= 100 USD/kg by 2030",
            "--runs",
            "2",
            "--out",
            At("tie"),
        ]);
        Assert.True(code == 0, error);
        Assert.Contains("by cost: ", output, StringComparison.Ordinal);
        Assert.Contains("differ by no more than the error of these runs", output, StringComparison.Ordinal);
    }
}
