using System.Collections.Immutable;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace BlocSim.Reports.Tests;

/// <summary>Workbooks, slides and briefings: valid, the same bytes twice, with numbers as numbers and charts that can be edited.</summary>
public sealed class OfficeTests : IDisposable
{
    private static readonly XNamespace C = OfficeXml.Chart;
    private static readonly XNamespace S = OfficeXml.Sheet;
    private readonly string folder = Directory.CreateTempSubdirectory("office").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ReportContent Content(string scenario, params string[] sets)
    {
        PairedRun pair = ChartTests.Play(scenario, sets);
        Provenance receipt = ChartTests.Provenance(pair.PolicyRun.Scenario.Name);
        IReadOnlyList<SummaryRow> rows = Summary.Rows(pair);
        using (StreamWriter file = File.CreateText(Path.Combine(folder, "series.csv")))
        {
            SeriesTable.Write(file, pair.Policy, 1);
        }

        using (StreamWriter file = File.CreateText(Path.Combine(folder, YearlyTable.FileName)))
        {
            YearlyTable.Write(file, pair);
        }

        var manifest = new RunManifest
        {
            Version = "0.0.0",
            Scenario = pair.PolicyRun.Scenario.Name,
            Sha256 = new string('a', 64),
            Seed = 42,
            Engine = "direct",
            Periods = pair.Policy.Clock.Ticks,
            Files = new Dictionary<string, string> { ["series.csv"] = "", [YearlyTable.FileName] = "" },
        };
        return new ReportContent(
            folder,
            manifest,
            Summary.ToMarkdown(pair, rows, receipt),
            [.. StandardFigures.Of(pair, receipt)]
        );
    }

    private static (string Kind, byte[] Bytes)[] All(ReportContent content, Theme theme) =>
        [
            ("xlsx", ResultWorkbook.Write(content, theme)),
            ("pptx", SlideDeck.Write(content, theme)),
            ("docx", BriefingDocument.Write(content, theme)),
        ];

    private static OpenXmlPackage Open(string kind, byte[] bytes)
    {
        var stream = new MemoryStream(bytes);
        return kind switch
        {
            "xlsx" => SpreadsheetDocument.Open(stream, false),
            "pptx" => PresentationDocument.Open(stream, false),
            _ => WordprocessingDocument.Open(stream, false),
        };
    }

    private static void AssertValid(string kind, byte[] bytes)
    {
        using OpenXmlPackage package = Open(kind, bytes);
        Assert.Equal(
            [],
            new OpenXmlValidator(FileFormatVersions.Microsoft365)
                .Validate(package)
                .Take(5)
                .Select(e => $"{kind} {e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
    }

    [Theory]
    [InlineData("leaky-bloc")]
    [InlineData("tin-1985")]
    [InlineData("one-floor-four-forms")]
    [InlineData("free-trade")]
    [InlineData("rare-earths-2010")]
    public void Write_CannedScenario_IsValid(string scenario)
    {
        ReportContent content = Content(scenario);
        Assert.All(All(content, Theme.Screen), f => AssertValid(f.Kind, f.Bytes));
        Assert.All(All(content, Theme.Dark), f => AssertValid(f.Kind, f.Bytes));
    }

    /// <summary>The same bytes whenever it is written: no date of writing, no name made by chance.</summary>
    [Fact]
    public void Write_Twice_IsTheSameBytes()
    {
        ReportContent content = Content("leaky-bloc");
        var first = All(content, Theme.Screen);
        Thread.Sleep(TimeSpan.FromSeconds(2.1));
        Assert.All(first.Zip(All(content, Theme.Screen)), p => Assert.Equal(p.First.Bytes, p.Second.Bytes));
    }

    /// <summary>Whatever stands in a name is text there too: nothing is markup, a formula or a letter that no XML may hold.</summary>
    [Fact]
    public void Write_NamesWithMarkupAndFormulas_HoldsText()
    {
        ReportContent content = Content("leaky-bloc", "goods.oxide.title==cmd|' /C calc'!A0 <script>alert(1)</script>");
        content = content with { Manifest = content.Manifest with { Scenario = "../../=1+1 <b>\u0001\u001b[31m</b>" } };
        foreach ((string kind, byte[] bytes) in All(content, Theme.Screen))
        {
            AssertValid(kind, bytes);
            using OpenXmlPackage package = Open(kind, bytes);
            Assert.All(
                package.GetAllParts().Where(p => p.ContentType.EndsWith("+xml", StringComparison.Ordinal)),
                part =>
                {
                    using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
                    var xml = XDocument.Load(stream);
                    Assert.DoesNotContain(
                        xml.Descendants(),
                        e => e.Name.LocalName is "script" or "b" && !e.HasAttributes && e.Value.Length > 0
                    );
                    Assert.Empty(xml.Descendants(S + "f"));
                }
            );
        }
    }

    /// <summary>A sheet a chart with the numbers that it draws, then the tables; nothing where there is no value; months as dates.</summary>
    [Fact]
    public void Workbook_OfARun_HoldsNumbersAsNumbers()
    {
        ReportContent content = Content("leaky-bloc");
        using var package = (SpreadsheetDocument)Open("xlsx", ResultWorkbook.Write(content, Theme.Screen));
        string[] names = [.. Sheets(package).Select(s => s.Name)];
        Assert.Equal(["Read me", "Chart price", "Chart leakage", "Chart market-share", "yearly", "series"], names);
        WorksheetPart price = Sheets(package).Single(s => s.Name == "Chart price").Part;
        Figure figure = content.Figures[0].Figure;
        var rows = Rows(price);
        Assert.Equal(figure.Periods.Length + 1, rows.Count);
        int floor = figure.Panels[0].Layers.ToList().FindIndex(l => l.Name == "Floor");
        Assert.True(double.IsNaN(figure.Panels[0].Layers[floor].Values[0]));
        Assert.DoesNotContain(rows[1], c => c.Column == floor + 1);
        Assert.Equal(figure.Panels[0].Layers[floor].Values[^1], rows[^1].Single(c => c.Column == floor + 1).Value);

        // 2026-01 is the day 46023 of the calendar of spreadsheets.
        Assert.Equal(46023, rows[1].Single(c => c.Column == 0).Value);
        WorksheetPart series = Sheets(package).Single(s => s.Name == "series").Part;
        Assert.Equal(File.ReadLines(Path.Combine(folder, "series.csv")).Count(), Rows(series).Count);
    }

    /// <summary>No program opens a sheet that is too long: what does not fit goes on in the next one, and no row is lost or twice.</summary>
    [Fact]
    public void Workbook_OfATableLongerThanASheet_GoesOnInTheNext()
    {
        ReportContent content = Content("leaky-bloc");
        int all = File.ReadLines(Path.Combine(folder, "series.csv")).Count() - 1;
        int most = (all / 3) + 2;
        byte[] bytes = ResultWorkbook.Write(content, Theme.Screen, most, CancellationToken.None);
        using var package = (SpreadsheetDocument)Open("xlsx", bytes);
        int[] lengths =
        [
            .. Sheets(package)
                .Where(s => s.Name.StartsWith("series", StringComparison.Ordinal))
                .Select(s => Rows(s.Part).Count),
        ];
        Assert.Equal(3, lengths.Length);
        Assert.All(lengths, l => Assert.InRange(l, 2, most));
        Assert.Equal(all, lengths.Sum() - 3);
    }

    /// <summary>A slide a chart, each with native charts whose numbers are those of the figure, and notes that say where it comes from.</summary>
    [Fact]
    public void Slides_OfARun_HoldChartsThatCanBeEdited()
    {
        ReportContent content = Content("leaky-bloc");
        using var package = (PresentationDocument)Open("pptx", SlideDeck.Write(content, Theme.Screen));
        SlidePart[] slides = [.. package.PresentationPart!.SlideParts];
        Assert.True(slides.Length >= content.Figures.Length + 2);
        ChartPart[] charts = [.. slides.SelectMany(s => s.ChartParts)];
        Assert.Equal(content.Figures.Sum(f => f.Figure.Panels.Length), charts.Length);
        Assert.All(charts, c => Assert.NotNull(c.EmbeddedPackagePart));
        Assert.All(
            slides,
            s => Assert.Contains("seed 42", s.NotesSlidePart!.NotesSlide.InnerText, StringComparison.Ordinal)
        );
        Panel panel = content.Figures[0].Figure.Panels[0];
        XElement chart = charts
            .Select(c => Xml(c))
            .First(x => x.Descendants(C + "lineChart").Descendants(C + "ser").Count() == panel.Layers.Length);
        ImmutableArray<double> inside = panel.Layers.Single(l => l.Name == "Inside the bloc").Values;
        XElement series = chart
            .Descendants(C + "ser")
            .Single(s => s.Element(C + "tx")!.Value.EndsWith("Inside the bloc", StringComparison.Ordinal));
        double[] drawn = [.. series.Element(C + "val")!.Descendants(C + "pt").Select(p => (double)p.Element(C + "v")!)];
        Assert.Equal(inside.Where(v => !double.IsNaN(v)), drawn);
    }

    /// <summary>Every kind of panel that has a native form is valid with it, with bands and names and missing values.</summary>
    [Fact]
    public void NativeChart_OfEveryKind_IsValid()
    {
        ImmutableArray<double> values = [1, double.NaN, 3];
        Panel[] panels =
        [
            new()
            {
                Unit = "t",
                Layers =
                [
                    new Layer("a", LayerStyle.Bar, 0, values),
                    new Layer("b", LayerStyle.Step, Theme.Context, values)
                    {
                        Bands = [new LayerBand([0, double.NaN, 2], [2, double.NaN, 4], 95)],
                    },
                ],
            },
            new()
            {
                Curves = new Curves
                {
                    Across = "x",
                    Up = "y",
                    At = [1, 2, 4],
                    Lines = [new Layer("a", LayerStyle.Line, 0, values), new Layer("b", LayerStyle.Line, 1, values)],
                },
            },
            new()
            {
                Curves = new Curves
                {
                    Across = "x",
                    Up = "y",
                    At = [0, 1, 2],
                    Names = ["p", "q", "r"],
                    Lines = [new Layer("a", LayerStyle.Line, 0, values)],
                },
            },
            new()
            {
                Bars = new Bars
                {
                    Across = "x",
                    Origin = 5,
                    FirstName = "low",
                    SecondName = "high",
                    Items = [new Bar("a", 4, 7), new Bar("b", 5, 5.5)],
                },
            },
        ];
        var figure = new Figure
        {
            Title = "All kinds",
            Panels = [.. panels],
            Periods = ["2026", "2027", "2028"],
        };
        ReportContent content = Content("free-trade") with { Figures = [("all.svg", figure)] };
        foreach ((string kind, byte[] bytes) in All(content, Theme.Screen))
        {
            AssertValid(kind, bytes);
        }

        using var package = (PresentationDocument)Open("pptx", SlideDeck.Write(content, Theme.Screen));
        XElement[] charts = [.. package.PresentationPart!.SlideParts.SelectMany(s => s.ChartParts).Select(c => Xml(c))];
        Assert.Equal(
            ["barChart", "lineChart", "scatterChart", "lineChart", "barChart"],
            charts
                .SelectMany(c => c.Descendants(C + "plotArea").Elements())
                .Select(e => e.Name.LocalName)
                .Where(n => n.EndsWith("Chart", StringComparison.Ordinal))
        );

        // A bar of a tornado starts from the value with nothing changed; the edges of a band are lines without a name.
        Assert.Equal("5", charts[^1].Descendants(C + "crossesAt").Single().Attribute("val")!.Value);
        Assert.Equal(2, charts[0].Descendants(C + "legendEntry").Count());
        Assert.Contains("2.5 % of runs below", charts[0].Value, StringComparison.Ordinal);
    }

    private static XElement Xml(OpenXmlPart part)
    {
        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return XElement.Load(stream);
    }

    private static IEnumerable<(string Name, WorksheetPart Part)> Sheets(SpreadsheetDocument package) =>
        Xml(package.WorkbookPart!)
            .Descendants(S + "sheet")
            .Select(s =>
                (
                    s.Attribute("name")!.Value,
                    (WorksheetPart)package.WorkbookPart!.GetPartById(s.Attribute(OfficeXml.Link + "id")!.Value)
                )
            );

    private static List<List<(int Column, double Value)>> Rows(WorksheetPart sheet) =>
        [
            .. Xml(sheet)
                .Descendants(S + "row")
                .Select(r =>
                    r.Elements(S + "c")
                        .Select(c => (c.Attribute("r")!.Value[0] - 'A', (double)c.Element(S + "v")!))
                        .ToList()
                ),
        ];
}
