using System.Globalization;
using System.Xml.Linq;
using BlocSim.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Reports.Tests;

public class ChartTests
{
    private static readonly XNamespace SvgSpace = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Canned() => [.. CannedScenarios.Names];

    internal static PairedRun Play(string name, params string[] sets)
    {
        using var engine = new DirectEngine();
        return PairedRun.Play(ScenarioLoader.Load(name, sets).Scenario, engine);
    }

    internal static Provenance Provenance(string name) => new("0.0.0", name, new string('a', 64), 42, []);

    private static (double X, double Y, double Width, double Height, string Text) Box(XElement text)
    {
        double size = Number(text, "font-size");
        string content = text.Value;
        double width = TextWidth.Of(content, size);
        double x = Number(text, "x");
        string anchor = (string)text.Attribute("text-anchor")!;
        double left =
            anchor == "end" ? x - width
            : anchor == "middle" ? x - (width / 2)
            : x;
        return (left, Number(text, "y") - (0.75 * size), width, 0.9 * size, content);
    }

    private static double Number(XElement e, string name) =>
        double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>No text of a chart runs into another or a date's line, and none leaves the page.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="svg">The chart.</param>
    internal static void AssertReadable(string name, XDocument svg)
    {
        double width = Number(svg.Root!, "width");
        double height = Number(svg.Root!, "height");
        var boxes = svg.Descendants(SvgSpace + "text").Select(Box).ToList();
        Assert.NotEmpty(boxes);
        for (int i = 0; i < boxes.Count; i++)
        {
            var a = boxes[i];
            Assert.All(
                svg.Descendants(SvgSpace + "line").Where(l => (string?)l.Attribute("stroke-dasharray") == "2 3"),
                l =>
                    Assert.False(
                        Number(l, "x1") > a.X
                            && Number(l, "x1") < a.X + a.Width
                            && Number(l, "y1") < a.Y + a.Height
                            && Number(l, "y2") > a.Y,
                        $"{name}: a date's line runs through \"{a.Text}\""
                    )
            );
            Assert.True(
                a.X >= 0 && a.X + a.Width <= width + 1 && a.Y >= 0 && a.Y + a.Height <= height,
                $"{name}: \"{a.Text}\" leaves the page"
            );
            for (int j = i + 1; j < boxes.Count; j++)
            {
                var b = boxes[j];
                bool apart =
                    a.X + a.Width <= b.X + 2
                    || b.X + b.Width <= a.X + 2
                    || a.Y + a.Height <= b.Y + 1
                    || b.Y + b.Height <= a.Y + 1;
                Assert.True(apart, $"{name}: \"{a.Text}\" runs into \"{b.Text}\"");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Canned))]
    public void Write_CannedScenario_CarriesTitleUnitsSourceAndReceipt(string name)
    {
        foreach ((string _, Figure figure) in StandardFigures.Of(Play(name), Provenance(name)))
        {
            var svg = XDocument.Parse(FigureWriter.Write(figure));
            Assert.Equal(figure.Title, svg.Root!.Element(SvgSpace + "title")!.Value);
            Assert.NotEmpty(svg.Root.Element(SvgSpace + "desc")!.Value);
            Assert.Contains("sha256", svg.Root.Element(SvgSpace + "metadata")!.Value, StringComparison.Ordinal);
            string[] texts = [.. svg.Descendants(SvgSpace + "text").Select(t => t.Value)];
            Assert.Contains(texts, t => t.StartsWith("Source: ", StringComparison.Ordinal));
            Assert.Contains(texts, t => t.Contains("seed 42", StringComparison.Ordinal));
            Assert.All(figure.Panels, p => Assert.Contains(p.Unit, texts));
            Assert.All(figure.Marks.Where(m => m.Text.Length > 0), m => Assert.Contains(m.Text, texts));
            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Figures_OfAFloor_MarkItsDateAndNameTheFloor()
    {
        Figure price = StandardFigures.Of(Play("ndpr-floor-110"), Provenance("x"))[0].Figure;
        Assert.Contains(price.Marks, m => m.Text == "Floor on NdPr oxide, 110 USD/kg" && m.Period == 6);
        Assert.Contains(price.Panels[0].Layers, l => l is { Name: "Floor", Style: LayerStyle.Step });
        Assert.Equal(2, price.Panels.Length);
    }

    [Fact]
    public void Write_BandBarAndGap_DrawsThem()
    {
        var figure = new Figure
        {
            Title = "A <figure> & more",
            Periods = ["2026", "2027", "2028"],
            Panels =
            [
                new Panel
                {
                    Unit = "t",
                    Layers =
                    [
                        new Layer("Median", LayerStyle.Line, 0, [1, double.NaN, 3])
                        {
                            Bands = [new LayerBand([0.5, 1, 2], [2, 3, 4])],
                        },
                        new Layer("Bars", LayerStyle.Bar, 1, [1, -1, double.NaN]),
                    ],
                },
            ],
        };
        string text = FigureWriter.Write(figure);
        var svg = XDocument.Parse(text);
        Assert.Contains("fill-opacity=\"0.16\"", text, StringComparison.Ordinal);
        string bars = Theme.Screen.Colors[1];
        Assert.Equal(2, svg.Descendants(SvgSpace + "rect").Count(r => (string?)r.Attribute("fill") == bars));
        Assert.Equal("A <figure> & more", svg.Root!.Element(SvgSpace + "title")!.Value);
    }

    /// <summary>Axes have round steps, cover the data and stay readable.</summary>
    [Fact]
    public void Axis_AnyRange_CoversItWithAFewRoundTicks() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(1, 1_000_000).Two()),
                pair =>
                {
                    double most = pair.Item1 / 997.0 * Math.Pow(10, pair.Item2 % 9 - 4);
                    var axis = new RoundTicks(0, most, 5);
                    double[] ticks = [.. axis.Ticks];
                    string[] labels = [.. ticks.Select(axis.Label)];
                    return axis.High >= most * 0.999999
                        && ticks.Length is >= 3 and <= 8
                        && labels.Distinct().Count() == labels.Length;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 125, "0,25,50,75,100,125")]
    [InlineData(0, 1.8, "0.0,0.5,1.0,1.5,2.0")]
    [InlineData(0, 113000, "0,25,000,50,000,75,000,100,000,125,000")]
    public void Axis_Labels_AreRound(double low, double high, string expected) =>
        Assert.Equal(
            expected,
            string.Join(',', new RoundTicks(low, high, 5).Ticks.Select(new RoundTicks(low, high, 5).Label))
        );

    [Fact]
    public void Apart_AnyWishes_KeepsOrderAndDistance() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 300).ArrayOf(8)),
                wishes =>
                {
                    double[] wanted = [.. wishes.Select(w => (double)w)];
                    double[] got = Labels.Apart(wanted, 15, 0, 300);
                    int[] order = [.. Enumerable.Range(0, 8).OrderBy(i => wanted[i]).ThenBy(i => i)];
                    return got.All(g => g is >= -1e-9 and <= 300 + 1e-9)
                        && order.Zip(order.Skip(1)).All(p => got[p.Second] - got[p.First] >= 15 - 1e-9);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 100.0000001)]
    [InlineData(100.0000001, 100)]
    public void Apart_TwoLinesThatEndOnOneSpot_KeepTheirOrder(double first, double second) =>
        Assert.Equal([100, 115], Labels.Apart([first, second], 15, 0, 300).Select(p => Math.Round(p, 3)));

    /// <summary>Lines that share a panel differ in lightness or dash, so that grey print and colour-blind readers can tell them.</summary>
    [Fact]
    public void Palette_Neighbours_DifferInMoreThanHue()
    {
        double Light(string color) => (0.2126 * Part(color, 1)) + (0.7152 * Part(color, 3)) + (0.0722 * Part(color, 5));
        double Part(string color, int at) => Convert.ToInt32(color.Substring(at, 2), 16) / 255.0;
        Theme theme = Theme.Screen;
        for (int i = 0; i < 8; i++)
        {
            for (int j = i + 1; j < 8; j++)
            {
                Assert.True(
                    !(Theme.Dash(i, 1) ?? []).SequenceEqual(Theme.Dash(j, 1) ?? [])
                        || Math.Abs(Light(theme.Colors[i]) - Light(theme.Colors[j])) > 0.1
                );
            }

            Assert.True(Light(theme.TextColors[i]) < 0.5, $"label colour {i} is too light on white");
        }
    }
}
