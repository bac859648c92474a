using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace BlocSim.Reports.Tests;

/// <summary>Pages in every format, size and theme.</summary>
public partial class DrawingTests
{
    private static readonly XNamespace SvgSpace = "http://www.w3.org/2000/svg";

    private static Figure Plain(string title = "A floor that holds") =>
        new()
        {
            Title = title,
            Subtitle = "From 60 to 80 USD/kg",
            Periods = [.. Enumerable.Range(0, 24).Select(i => $"{2026 + (i / 12)}-{(i % 12) + 1:00}")],
            Marks = [new DateMark(6, "Floor on oxide, 80 USD/kg")],
            Panels =
            [
                new Panel
                {
                    Unit = "USD/kg",
                    Layers =
                    [
                        new Layer("Inside", LayerStyle.Line, 0, [.. Enumerable.Range(0, 24).Select(i => 60.0 + i)]),
                        new Layer("Floor", LayerStyle.Step, 4, [.. Enumerable.Repeat(80.0, 24)]),
                    ],
                },
            ],
            Source = "invented",
            Footer = "BlocSim 0 · Test · scenario 0123456789ab · seed 1",
        };

    [GeneratedRegex("id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();

    private static double Number(XElement e, string name) =>
        double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Pictures need a font, which a machine need not have; then the message says what to install.</summary>
    private static byte[]? OrNoFont(Func<byte[]> draw)
    {
        try
        {
            return draw();
        }
        catch (FontException e)
        {
            Assert.Contains("install", e.Message, StringComparison.OrdinalIgnoreCase);
            return null;
        }
    }

    /// <summary>Outlines of letters are painted over them by some viewers; here text has none.</summary>
    [Fact]
    public void Svg_HasTextWithoutOutlines()
    {
        string svg = FigureWriter.Write(Plain());
        Assert.DoesNotContain("paint-order", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("dominant-baseline", svg, StringComparison.Ordinal);
        Assert.All(XDocument.Parse(svg).Descendants(SvgSpace + "text"), t => Assert.Null(t.Attribute("stroke")));
    }

    /// <summary>Two charts in one page do not cut each other: no name is used in both.</summary>
    [Fact]
    public void Svg_TwoInOnePage_ShareNoNames()
    {
        string[] first = [.. Ids().Matches(FigureWriter.Write(Plain())).Select(m => m.Groups["name"].Value)];
        string[] second = [.. Ids().Matches(FigureWriter.Write(Plain("Another"))).Select(m => m.Groups["name"].Value)];
        Assert.True(first.Length >= 3);
        Assert.Empty(first.Intersect(second));
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    /// <summary>Larger labels are a larger drawing on the same page.</summary>
    [Fact]
    public void Svg_FontSize_ScalesAllOfIt()
    {
        var svg = XDocument.Parse(
            FigureWriter.Write(
                Plain(),
                new PageStyle
                {
                    Width = 960,
                    Height = 540,
                    FontSize = 24,
                }
            )
        );
        Assert.Equal("0 0 480 270", (string?)svg.Root!.Attribute("viewBox"));
        Assert.Equal(960, Number(svg.Root, "width"));
        Assert.Contains(svg.Descendants(SvgSpace + "text"), t => Number(t, "font-size") == 12);
    }

    /// <summary>A step keeps its corners, and dashes their lengths whatever the width of the line.</summary>
    [Fact]
    public void Svg_StepsAndDashes_AreWhole()
    {
        Figure figure = Plain();
        double[] levels = [.. Enumerable.Range(0, 24).Select(i => i < 12 ? 60.0 : 80)];
        figure = figure with
        {
            Panels = [figure.Panels[0] with { Layers = [new Layer("Floor", LayerStyle.Step, 1, [.. levels])] }],
        };
        XElement line = XDocument
            .Parse(FigureWriter.Write(figure))
            .Descendants(SvgSpace + "path")
            .Single(p => (string?)p.Attribute("stroke") == Theme.Screen.Colors[1]);
        Assert.Equal("7 3", (string?)line.Attribute("stroke-dasharray"));
        double[][] corners =
        [
            .. ((string)line.Attribute("d")!)
                .TrimStart('M')
                .Split('L')
                .Select(p => p.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()),
        ];
        Assert.All(
            corners.Zip(corners.Skip(1)),
            p => Assert.True(p.First[0] == p.Second[0] || p.First[1] == p.Second[1])
        );
        Assert.Equal(2, corners.Select(c => c[1]).Distinct().Count());
    }

    [Fact]
    public void Svg_Dark_IsLightOnDark()
    {
        string svg = FigureWriter.Write(Plain(), new PageStyle { Theme = Theme.Dark });
        Assert.Contains($"fill=\"{Theme.Dark.Paper}\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("#ffffff", svg, StringComparison.Ordinal);
    }

    /// <summary>Names of series can be read on their paper: contrast of 4.5 at least, as WCAG asks of text.</summary>
    [Fact]
    public void Themes_TextColors_HaveContrast()
    {
        static double Linear(int c) => c <= 10 ? c / 3294.6 : Math.Pow(((c / 255.0) + 0.055) / 1.055, 2.4);
        static double Light(string color) =>
            (0.2126 * Linear(Convert.ToInt32(color[1..3], 16)))
            + (0.7152 * Linear(Convert.ToInt32(color[3..5], 16)))
            + (0.0722 * Linear(Convert.ToInt32(color[5..7], 16)));
        foreach (Theme theme in Theme.All)
        {
            string[] texts = [theme.Ink, theme.Soft, theme.ContextText, .. theme.TextColors];
            foreach (string text in texts)
            {
                double a = Light(text);
                double b = Light(theme.Paper);
                double contrast = (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
                Assert.True(contrast >= 4.5, $"{theme.Name}: {text} on {theme.Paper} has {contrast:0.0}");
            }
        }
    }

    [Fact]
    public void Png_HasItsSizeAndIsTheSameTwice()
    {
        byte[]? png = OrNoFont(() => FigureWriter.Png(Plain(), null, 2));
        if (png is null)
        {
            return;
        }

        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal(1920, (png[18] << 8) + png[19]);
        Assert.Equal(1080, (png[22] << 8) + png[23]);
        Assert.Equal(png, FigureWriter.Png(Plain(), null, 2));

        // Its text is there: without the title there is less ink.
        Assert.NotEqual(png, FigureWriter.Png(Plain("A floor that holdt"), null, 2));
    }

    /// <summary>A picture says who made it, in a chunk that readers check.</summary>
    [Fact]
    public void Png_IsSigned()
    {
        byte[]? png = OrNoFont(() => FigureWriter.Png(Plain()));
        if (png is not null)
        {
            string text = Encoding.Latin1.GetString(png, 0, 80);
            Assert.Contains("tEXtSoftware\0BlocSim", text, StringComparison.Ordinal);

            // CRC-32 of those sixteen and three letters, as any other program computes it.
            Assert.Equal(16, png[36]);
            byte[] chunk = png[37..(37 + 4 + 16)];
            uint crc = (uint)((png[57] << 24) | (png[58] << 16) | (png[59] << 8) | png[60]);
            Assert.Equal(Crc(chunk), crc);
        }
    }

    /// <summary>Another way to the checksum: a table, as the PNG specification's sample has it.</summary>
    private static uint Crc(byte[] bytes)
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++)
            {
                c = (c & 1) == 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return bytes.Aggregate(0xFFFFFFFFu, (crc, b) => table[(crc ^ b) & 0xFF] ^ (crc >> 8)) ^ 0xFFFFFFFFu;
    }

    [Fact]
    public void Pdf_CarriesItsTitleAndIsTheSameTwice()
    {
        byte[]? pdf = OrNoFont(() => FigureWriter.Pdf(Plain()));
        if (pdf is null)
        {
            return;
        }

        string text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        Assert.Contains("A floor that holds", text, StringComparison.Ordinal);
        Assert.Equal(pdf, FigureWriter.Pdf(Plain()));
    }

    /// <summary>A letter that no font has is named; the library would draw a box and say nothing.</summary>
    [Fact]
    public void Png_LetterThatNoFontHas_IsRefused()
    {
        var e = Assert.Throws<FontException>(() => FigureWriter.Png(Plain("A letter of nobody: \uE7F1")));
        Assert.Contains("install", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A chart with nothing that can be drawn says so instead of writing a picture of its fault.</summary>
    [Fact]
    public void Svg_WithoutAnyValue_IsStillAChart()
    {
        Figure figure = Plain();
        figure = figure with
        {
            Panels =
            [
                figure.Panels[0] with
                {
                    Layers = [new Layer("Gap", LayerStyle.Line, 0, [.. Enumerable.Repeat(double.NaN, 24)])],
                },
            ],
        };
        string svg = FigureWriter.Write(figure);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", svg, StringComparison.Ordinal);
    }
}
