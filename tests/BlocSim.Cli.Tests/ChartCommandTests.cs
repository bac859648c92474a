using System.Globalization;
using System.Xml.Linq;

namespace BlocSim.Cli.Tests;

/// <summary><c>chart</c>: what somebody asked for, from one run or several.</summary>
[Collection("console")]
public sealed class ChartCommandTests : ConsoleTest
{
    private static readonly XNamespace SvgSpace = "http://www.w3.org/2000/svg";

    private async Task<string> Ran(string name, params string[] more)
    {
        (int code, _, string error) = await Run([
            "run",
            "leaky-bloc",
            "--out",
            At(name),
            "--quiet",
            "--no-flows",
            .. more,
        ]);
        Assert.True(code == 0, error);
        return At(name);
    }

    /// <summary>Three levels of the floor, in the folder <c>s</c>.</summary>
    private async Task Swept(string runs)
    {
        string[] varied = ["--vary", "bloc.floor.price=70..110:20 USD/kg", "--runs", runs];
        (int code, _, string error) = await Run([
            "sweep",
            "leaky-bloc",
            .. varied,
            "--out",
            At("s"),
            "--quiet",
            "--no-charts",
        ]);
        Assert.True(code == 0, error);
    }

    private async Task<string[]> Texts(params string[] args)
    {
        (int code, string output, string error) = await Run(["chart", .. args, "--out", At("out")]);
        Assert.True(code == 0, error);
        Assert.Equal(At("out.csv") + "\n" + At("out.svg") + "\n", output);
        return [.. XDocument.Load(At("out.svg")).Descendants(SvgSpace + "text").Select(t => t.Value)];
    }

    /// <summary>A metric, good and nation of one run: its line, its baseline, dates, source, and the table behind it, which is what the run recorded.</summary>
    [Fact]
    public async Task Chart_OfOneRun_ShowsWhatWasRecorded()
    {
        string run = await Ran("r");
        string[] texts = await Texts(run, "--metric", "share-of-bloc-use", "--note", "checked by hand");
        Assert.Contains(texts, t => t.StartsWith("Share of bloc use: oxide", StringComparison.Ordinal));
        Assert.Contains("With the policy", texts);
        Assert.Contains("No policy", texts);
        Assert.Contains("Haven leaves", texts);
        Assert.Contains(texts, t => t.EndsWith("checked by hand", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("seed 7", StringComparison.Ordinal));
        string[] table = await File.ReadAllLinesAsync(At("out.csv"));
        Assert.Equal("date,panel,series,value,unit", table[0]);
        string shown = table.Last(l => l.Contains(",With the policy,", StringComparison.Ordinal));
        string kept = File.ReadLines(Path.Combine(run, "series.csv"))
            .Last(l => l.Contains(",share-of-bloc-use,oxide,bloc,", StringComparison.Ordinal));
        double share = double.Parse(kept.Split(',')[5], CultureInfo.InvariantCulture);
        Assert.StartsWith("2032-12,", shown, StringComparison.Ordinal);
        Assert.Equal(100 * share, double.Parse(shown.Split(',')[3], CultureInfo.InvariantCulture), 1e-9);
    }

    /// <summary>Two runs are two lines, named by what differs; only dates that both have are marked.</summary>
    [Fact]
    public async Task Chart_OfTwoRuns_NamesThemByWhatWasSet()
    {
        string[] texts = await Texts(
            await Ran("a"),
            await Ran("b", "--set", "bloc.floor.price=110 USD/kg"),
            "--from",
            "2027",
            "--to",
            "2030"
        );
        Assert.Contains("As stated", texts);
        Assert.Contains("Floor price 110 USD/kg", texts);
        Assert.Contains("Haven leaves", texts);
        Assert.DoesNotContain(texts, t => t.StartsWith("Floor on Oxide", StringComparison.Ordinal));
        string[] dates = [.. File.ReadLines(At("out.csv")).Skip(1).Select(l => l[..7]).Distinct()];
        Assert.Equal("2027-01", dates[0]);
        Assert.Equal("2030-12", dates[^1]);
    }

    /// <summary>Every setting of a sweep is a line with a band.</summary>
    [Fact]
    public async Task Chart_OfASweep_HasALineASettingWithBands()
    {
        await Swept("2");
        string[] texts = await Texts(At("s"), "--metric", "leakage", "--size", "square");
        Assert.All(
            (string[])["Floor price 70 USD/kg", "Floor price 90 USD/kg", "Floor price 110 USD/kg"],
            t => Assert.Contains(t, texts)
        );
        Assert.Contains(texts, t => t.Contains("medians of 2 runs", StringComparison.Ordinal));
        Assert.Contains("10 % of runs below", await File.ReadAllTextAsync(At("out.csv")), StringComparison.Ordinal);
    }

    /// <summary>A panel a good, a line a nation.</summary>
    [Fact]
    public async Task Chart_OfAllGoods_HasAPanelEach()
    {
        string[] texts = await Texts(await Ran("r"), "--metric", "share-of-supply", "--good", "all", "--entity", "all");
        Assert.All((string[])["Ore", "Oxide", "Magnets"], t => Assert.Contains(t, texts));
        Assert.True(texts.Count(t => t == "Giant") == 3);
    }

    [Theory]
    [InlineData("--metric|leakages", "has no \"leakages\"; did you mean \"leakage\"?")]
    [InlineData(
        "--good|oxid",
        "--good: \"A leaky bloc\" has no \"oxid\"; did you mean \"oxide\"?; there is magnet, ore, oxide"
    )]
    [InlineData("--entity|XXX", "--entity: \"A leaky bloc\" has no \"XXX\"; there is bloc")]
    [InlineData("--size|huge", "--size: found \"huge\"; expected slide, half, square, column, or width and height")]
    [InlineData("--size|100000x5", "--size: found \"100000x5\"")]
    [InlineData("--font-size|0", "--font-size: found \"0\"; expected points from 4 to 48")]
    [InlineData("--format|bmp", "--format: found \"bmp\"; expected svg, png, pdf")]
    [InlineData("--theme|neon", "--theme: \"neon\" is no theme and no file; expected screen, print, dark")]
    [InlineData("--from|soon", "--from: found \"soon\"; expected a month such as 2030-06, or a year")]
    [InlineData("--from|2050", "--from and --to leave no period; the run has 2026-01 to 2032-12")]
    public async Task Chart_WhatIsNotThere_IsTold(string more, string says)
    {
        string run = await Ran("r");
        (int code, string output, string error) = await Run(["chart", run, .. more.Split('|'), "--out", At("out")]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("out.svg")) || File.Exists(At("out.csv")));
    }

    [Fact]
    public async Task Chart_FoldersWithoutResults_AreTold()
    {
        Directory.CreateDirectory(At("empty"));
        (int code, _, string error) = await Run("chart", At("empty"));
        Assert.Equal(2, code);
        Assert.Contains("holds no finished run: manifest.json is missing", error, StringComparison.Ordinal);
        (code, _, error) = await Run("chart", At("nowhere"));
        Assert.Equal(2, code);
        Assert.Contains("there is no such folder", error, StringComparison.Ordinal);
        string run = await Ran("r");
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(run, "series.csv"));
        lines[7] = "1,2026-01,world-price,ore,world,lots,USD/t";
        await File.WriteAllLinesAsync(Path.Combine(run, "series.csv"), lines);
        (code, _, error) = await Run("chart", run);
        Assert.Equal(2, code);
        Assert.Contains("series.csv was changed after the run", error, StringComparison.Ordinal);
    }

    /// <summary>A file of the user's is not written over; a chart of ours is.</summary>
    [Fact]
    public async Task Chart_OverAFileThatIsNotOurs_IsRefused()
    {
        string run = await Ran("r");
        await File.WriteAllTextAsync(At("mine.svg"), "<svg/>");
        (int code, _, string error) = await Run("chart", run, "--out", At("mine"));
        Assert.Equal(2, code);
        Assert.Contains("mine.svg is there and is no chart of ours", error, StringComparison.Ordinal);
        Assert.Equal("<svg/>", await File.ReadAllTextAsync(At("mine.svg")));
        Assert.Equal(0, (await Run("chart", run, "--out", At("ours"))).Code);
        Assert.Equal(0, (await Run("chart", run, "--out", At("ours.svg"), "--title", "Again")).Code);
        Assert.Contains("Again", await File.ReadAllTextAsync(At("ours.svg")), StringComparison.Ordinal);
    }

    /// <summary>Whatever is written on a chart is text.</summary>
    [Fact]
    public async Task Chart_TitleWithMarkup_IsText()
    {
        string[] texts = await Texts(await Ran("r"), "--title", "<script>alert(1)</script> & more");
        Assert.Contains(texts, t => t.StartsWith("<script>", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", await File.ReadAllTextAsync(At("out.svg")), StringComparison.Ordinal);
    }

    /// <summary>Where an experiment keeps years, dates stand where they were played: a floor from July is in the middle of its year.</summary>
    [Fact]
    public async Task Chart_OfYears_MarksDatesWhereTheyWerePlayed()
    {
        (int code, _, string error) = await Run(
            "run",
            "leaky-bloc",
            "--set",
            "bloc.floor.from=2027-07",
            "--runs",
            "2",
            "--out",
            At("e"),
            "--quiet"
        );
        Assert.True(code == 0, error);
        await Texts(At("e"), "--metric", "leakage");
        double Place(string file) =>
            XDocument
                .Load(file)
                .Descendants(SvgSpace + "line")
                .Where(l => (string?)l.Attribute("stroke-dasharray") == "2 3")
                .Min(l => double.Parse(l.Attribute("x1")!.Value, CultureInfo.InvariantCulture));
        double Tick(string file, string year) =>
            XDocument
                .Load(file)
                .Descendants(SvgSpace + "text")
                .Where(t => t.Value == year)
                .Min(t => double.Parse(t.Attribute("x")!.Value, CultureInfo.InvariantCulture));
        double before = Tick(At("out.svg"), "2027");
        double after = Tick(At("out.svg"), "2028");
        Assert.Equal(before, Place(At("out.svg")), 0.02 * (after - before));
    }

    /// <summary>Of an experiment some settings, by their words; of a folder named twice none.</summary>
    [Fact]
    public async Task Chart_OfSettings_ShowsThoseThatAreNamed()
    {
        await Swept("1");
        string[] texts = await Texts(At("s"), "--setting", "70 USD/kg", "--setting", "110");
        Assert.Contains("Floor price 70 USD/kg", texts);
        Assert.DoesNotContain("Floor price 90 USD/kg", texts);
        (int code, _, string error) = await Run("chart", At("s"), "--setting", "500 USD/kg");
        Assert.Equal(2, code);
        Assert.Contains(
            "--setting: nothing has \"500 USD/kg\"; there is A leaky bloc, floor price 70 USD/kg",
            error,
            StringComparison.Ordinal
        );
        (code, _, error) = await Run("chart", At("s"), At("s"));
        Assert.Equal(2, code);
        Assert.Contains("is named twice", error, StringComparison.Ordinal);
    }

    /// <summary>A page too small for its text is refused with a size that is enough, and that size is enough.</summary>
    [Theory]
    [InlineData("150x120", "12")]
    [InlineData("400x200", "12")]
    [InlineData("800x450", "24")]
    [InlineData("960x540", "48")]
    public async Task Chart_PageTooSmall_SaysWhatIsEnough(string size, string font)
    {
        string run = await Ran("r");
        string[] args = ["chart", run, "--out", At("out"), "--font-size", font, "--size"];
        (int code, _, string error) = await Run([.. args, size]);
        Assert.Equal(2, code);
        string enough = error
            .Split("it needs ")[1]
            .Split(" at least")[0]
            .Replace(" ", string.Empty, StringComparison.Ordinal);
        for (int i = 0; i < 4 && code != 0; i++)
        {
            // A wider page breaks titles otherwise: what it needs is told again.
            (code, _, error) = await Run([.. args, enough]);
            enough =
                code == 0
                    ? enough
                    : error
                        .Split("it needs ")[1]
                        .Split(" at least")[0]
                        .Replace(" ", string.Empty, StringComparison.Ordinal);
        }

        Assert.True(code == 0, error);
    }

    /// <summary>What a run keeps for groups only is shown for them; a single month is a dot, and what it is of stands in the title.</summary>
    [Fact]
    public async Task Chart_OfGroupsAndOfAMonth_ShowsThem()
    {
        string run = await Ran("r");
        string[] texts = await Texts(run, "--metric", "use", "--entity", "all");
        Assert.Contains("The bloc", texts);
        texts = await Texts(run, "--metric", "use", "--entity", "world", "--from", "2028-03", "--to", "2028-03");
        Assert.Contains("Use: oxide, the world", texts);
        Assert.Contains("2028-03", texts);
        Assert.Contains(
            XDocument.Load(At("out.svg")).Descendants(SvgSpace + "circle"),
            c => (string?)c.Attribute("fill") == "#0b5394"
        );
    }

    /// <summary>A picture of the user's is not written over because a table of ours lies beside it.</summary>
    [Fact]
    public async Task Chart_BesideItsTable_LeavesForeignPictures()
    {
        string run = await Ran("r");
        Assert.Equal(0, (await Run("chart", run, "--out", At("c"))).Code);
        await File.WriteAllTextAsync(At("c.png"), "mine");
        (int code, _, string error) = await Run("chart", run, "--out", At("c"), "--format", "png");
        Assert.Equal(2, code);
        Assert.Contains("c.png is there and is no chart of ours", error, StringComparison.Ordinal);
        Directory.CreateDirectory(At("folder"));
        (code, string output, error) = await Run("chart", run, "--out", At("folder"));
        Assert.True(code == 0, error);
        Assert.Contains(Path.Combine(At("folder"), "chart-price-inside-oxide.svg"), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Metrics_SaysWhatARunHas()
    {
        (int code, string output, string error) = await Run("list", "--metrics", await Ran("r"));
        Assert.True(code == 0, error);
        Assert.Contains(
            "price-inside  [USD/t]  Mean price paid by buyers in the bloc",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("goods: ore, oxide, magnet; for: bloc", output, StringComparison.Ordinal);
    }
}
