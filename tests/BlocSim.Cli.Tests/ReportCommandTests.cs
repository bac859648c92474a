using System.Text.RegularExpressions;

namespace BlocSim.Cli.Tests;

/// <summary><c>report</c>: one page that needs nothing else.</summary>
[Collection("console")]
public sealed partial class ReportCommandTests : ConsoleTest
{
    [GeneratedRegex(
        "<(script [^>]*src|link|img|iframe)|(src|href)=\"(?!#)|url\\((?!#)|@import",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Outside();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    private async Task<string> Page(params string[] run)
    {
        (int code, _, string error) = await Run(["run", .. run, "--out", At("r"), "--quiet", "--no-flows"]);
        Assert.True(code == 0, error);
        (code, string output, error) = await Run("report", At("r"));
        Assert.True(code == 0, error);
        Assert.Equal(At("r/report.html") + "\n", output);
        return await File.ReadAllTextAsync(At("r/report.html"));
    }

    /// <summary>Title, answer, charts, tables and origin; nothing is fetched from anywhere, and no two elements share a name.</summary>
    [Fact]
    public async Task Report_OfARun_HoldsAllOfItAndNeedsNothing()
    {
        string page = await Page("leaky-bloc");
        Assert.Contains("<title>A leaky bloc</title>", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("<strong>Answer.</strong>", StringComparison.Ordinal)
                < page.IndexOf("<svg", StringComparison.Ordinal)
        );
        Assert.Equal(6, page.Split("<svg ").Length - 1);
        Assert.Contains(
            "role=\"region\" tabindex=\"0\" aria-label=\"Table 1\"><table>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("seed 7", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Outside(), page);
        string[] ids = [.. Ids().Matches(page).Select(m => m.Groups["id"].Value)];
        Assert.True(ids.Length > 6);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.True(page.Length < 3_000_000);
    }

    /// <summary>Names of a scenario are text, whatever stands in them.</summary>
    [Fact]
    public async Task Report_OfAScenarioWithMarkupInItsNames_HoldsText()
    {
        string page = await Page(
            "leaky-bloc",
            "--set",
            "name=<img src=x onerror=alert(1)> & co",
            "--set",
            "goods.oxide.title=<b>x</b>"
        );
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", page, StringComparison.Ordinal);
    }

    /// <summary>A sentence with version, scenario and seed, and an entry that BibTeX reads: braces that match, nothing that means something to it.</summary>
    [Fact]
    public async Task Cite_ARun_FindsItAgain()
    {
        await Page("leaky-bloc", "--set", "name=100 % of {trade} & \\more_");
        (int code, string output, string error) = await Run("cite", At("r"));
        Assert.True(code == 0, error);
        Assert.Contains("seed 7.", output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("Figures of the scenario: invented figures for teaching", output, StringComparison.Ordinal);
        string entry = output[output.IndexOf('@', StringComparison.Ordinal)..];
        Assert.Equal(entry.Count(c => c == '{'), entry.Count(c => c == '}'));
        Assert.DoesNotContain('%', entry);
        Assert.DoesNotContain('\\', entry);
        Assert.Contains("Scenario SHA-256 ", entry, StringComparison.Ordinal);
        (code, _, error) = await Run("cite", At("nowhere"));
        Assert.Equal(2, code);
        Assert.Contains("holds no finished run", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AboutAWord_NamesThoseScenarios()
    {
        (int code, string output, string error) = await Run("list", "--about", "gallium");
        Assert.True(code == 0, error);
        Assert.Contains("gallium-2023", output, StringComparison.Ordinal);
        Assert.DoesNotContain("leaky-bloc", output, StringComparison.Ordinal);
        (code, _, error) = await Run("list", "--about", "unobtainium");
        Assert.Equal(2, code);
        Assert.Contains("no canned scenario is about \"unobtainium\"", error, StringComparison.Ordinal);
    }

    /// <summary>What is traded, not what is spoken of; an unknown mineral gets those there are.</summary>
    [Fact]
    public async Task List_OfAMineral_NamesTheScenariosThatTradeIt()
    {
        (int code, string output, string error) = await Run("list", "--mineral", "Lithium");
        Assert.True(code == 0, error);
        Assert.Contains("lithium-fourfold", output, StringComparison.Ordinal);
        Assert.Contains("all-minerals-2026", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ndpr-floor-110", output, StringComparison.Ordinal);
        (code, _, error) = await Run("list", "--mineral", "galium");
        Assert.Equal(2, code);
        Assert.Contains(
            "no canned scenario trades \"galium\"; did you mean \"gallium\"?; traded: antimony, ",
            error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Report_WhereItCannotBe_IsTold()
    {
        (int code, _, string error) = await Run("report", At("nowhere"));
        Assert.Equal(2, code);
        Assert.Contains("there is no such folder", error, StringComparison.Ordinal);
        Directory.CreateDirectory(At("empty"));
        (code, _, error) = await Run("report", At("empty"));
        Assert.Equal(2, code);
        Assert.Contains("holds no finished run", error, StringComparison.Ordinal);
        await Page("leaky-bloc");
        await File.WriteAllTextAsync(At("mine.html"), "<p>mine</p>");
        (code, _, error) = await Run("report", At("r"), "--out", At("mine.html"));
        Assert.Equal(2, code);
        Assert.Contains("is no report of ours", error, StringComparison.Ordinal);
        Assert.Equal("<p>mine</p>", await File.ReadAllTextAsync(At("mine.html")));
        Assert.Equal(0, (await Run("report", At("r"))).Code);
    }

    /// <summary>Numbers that somebody changed after the run are not passed on as the run's; charts are drawn from the numbers, whatever lies there as a picture.</summary>
    [Fact]
    public async Task Report_OfChangedNumbers_IsRefused()
    {
        await Page("leaky-bloc");
        File.Delete(At("r/price.svg"));
        Assert.Equal(0, (await Run("report", At("r"))).Code);
        Assert.Equal(6, (await File.ReadAllTextAsync(At("r/report.html"))).Split("<svg ").Length - 1);
        await File.AppendAllTextAsync(At("r/series.csv"), "\n");
        (int code, _, string error) = await Run("report", At("r"));
        Assert.Equal(2, code);
        Assert.Contains("series.csv was changed after the run", error, StringComparison.Ordinal);
    }

    /// <summary>All four at once, beside each other, and again over what is ours.</summary>
    [Fact]
    public async Task Report_InAllFormats_LiesBesideEachOther()
    {
        await Page("leaky-bloc");
        for (int again = 0; again < 2; again++)
        {
            (int code, string output, string error) = await Run("report", At("r"), "--format", "all");
            Assert.True(code == 0, error);
            Assert.Equal(
                ["report.html", "report.pptx", "report.xlsx", "report.docx"],
                output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Path.GetFileName)
            );
        }
    }

    /// <summary>A scenario without plants and without decisions has tables of a head alone.</summary>
    [Fact]
    public async Task Report_OfARunWithEmptyTables_IsWritten()
    {
        await Page("tariff-large-country");
        Assert.Single(await File.ReadAllLinesAsync(At("r/events.csv")));
        (int code, string _, string error) = await Run("report", At("r"), "--format", "xlsx");
        Assert.True(code == 0, error);
    }

    /// <summary>A workbook that somebody else made stays, and so does everything else that would have been written with it.</summary>
    [Fact]
    public async Task Report_OverAFileOfAnother_WritesNothing()
    {
        await Page("leaky-bloc");
        await File.WriteAllTextAsync(At("b.xlsx"), "not a workbook");
        (int code, _, string error) = await Run("report", At("r"), "--format", "pptx,xlsx", "--out", At("b"));
        Assert.Equal(2, code);
        Assert.Contains("b.xlsx is there and is no report of ours", error, StringComparison.Ordinal);
        Assert.False(File.Exists(At("b.pptx")));
        (code, _, error) = await Run("report", At("r"), "--format", "odt");
        Assert.Equal(2, code);
        Assert.Contains(
            "--format: found \"odt\"; expected html, pptx, xlsx, docx or all",
            error,
            StringComparison.Ordinal
        );
        (code, string output, _) = await Run("report", At("r"), "--out", At("deck.pptx"));
        Assert.Equal((0, At("deck.pptx") + "\n"), (code, output));
    }
}
