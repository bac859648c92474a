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
        Assert.Contains("Share of bloc use: oxide", texts);
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
        (int code, _, string error) = await Run(
            "sweep",
            "leaky-bloc",
            "--vary",
            "bloc.floor.price=70..110:20 USD/kg",
            "--runs",
            "2",
            "--out",
            At("s"),
            "--quiet",
            "--no-charts"
        );
        Assert.True(code == 0, error);
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
        Assert.Contains("series.csv, line 8: found no observation of this run", error, StringComparison.Ordinal);
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
