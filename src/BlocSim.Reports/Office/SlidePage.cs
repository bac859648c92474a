using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>One slide that is being filled.</summary>
internal sealed class SlidePage(
    SlidePart part,
    SlideLayoutPart layout,
    NotesMasterPart notesMaster,
    Theme theme,
    ReportContent content,
    int number
)
{
    /// <summary>Width of a slide in points, sixteen by nine.</summary>
    public const double Width = 960;

    /// <summary>Its height.</summary>
    public const double Height = 540;

    private const double Margin = 40;
    private const double Top = 34;
    private const double Foot = 30;
    private const double Inner = Width - (2 * Margin);

    /// <summary>Where the title stands.</summary>
    public static readonly (double X, double Y, double Width, double Height) TitlePlace = (Margin, Top, Inner, 64);

    private static readonly XNamespace P = OfficeXml.Slide;
    private static readonly XNamespace A = OfficeXml.Drawing;

    /// <summary>A table with more rows cannot be read from the last row of seats.</summary>
    private const int MostRows = 22;

    private static readonly double[] ListSizes = [20, 18, 16, 15, 14];
    private readonly List<XElement> shapes = [];

    /// <summary>Puts as many texts onto it as it has room for.</summary>
    /// <returns>How many those are; one at least.</returns>
    public int List(string title, string question, IReadOnlyList<string> texts)
    {
        double y = Head(title, question, 20);
        double room = Height - Foot - 14 - y;
        double size = ListSizes.FirstOrDefault(z => Fitting(texts, z, room) == texts.Count, ListSizes[^2]);
        int taken = Fitting(texts, size, room);
        if (taken > 0)
        {
            shapes.Add(
                SlideText.Box(
                    shapes.Count + 2,
                    "Text",
                    (Margin, y, Inner, room),
                    texts.Take(taken),
                    size,
                    theme.Ink,
                    bullets: true
                )
            );
        }

        Finish(content.Source, [question, .. texts.Take(taken)]);
        return taken;
    }

    /// <summary>How many texts fit at a size; one at least where there is one.</summary>
    private static int Fitting(IReadOnlyList<string> texts, double size, double room)
    {
        double used = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            used += (TextWidth.Wrap(texts[i], size, Inner - 24, 40).Count * size * 1.22) + 6;
            if (used > room)
            {
                return Math.Max(1, i);
            }
        }

        return texts.Count;
    }

    public void Table(string title, string subtitle, SummarySection section)
    {
        double y = Head(title, subtitle, 13);
        int rows = Math.Min(section.Table.Length, MostRows);
        double size = Math.Clamp((Height - Foot - 34 - y) / rows / 1.75, 9, 13);
        shapes.Add(
            SlideText.Table(
                shapes.Count + 2,
                section.Heading,
                (Margin, y, Inner, rows * size * 1.7),
                [.. section.Table.Take(rows).Select(r => (IReadOnlyList<string>)r)],
                size,
                theme
            )
        );
        if (rows < section.Table.Length)
        {
            string more = $"{section.Table.Length - rows} more rows are in the tables beside these slides";
            double below = Height - Foot - 26;
            shapes.Add(SlideText.Box(shapes.Count + 2, "More", (Margin, below, Inner, 16), [more], 11, theme.Soft));
        }

        Finish(content.Source, [subtitle, .. section.Paragraphs]);
    }

    public void Chart(Figure figure)
    {
        double y = Head(content.Numerals.In(figure.Title), content.Numerals.In(figure.Subtitle), 14);
        double bottom = Height - Foot - 10;
        string dates = content.Numerals.In(Dates(figure));
        if (dates.Length > 0)
        {
            bottom -= 18;
            shapes.Add(
                SlideText.Box(
                    shapes.Count + 2,
                    "Dates",
                    (Margin, bottom + 2, Inner, 14),
                    [TextWidth.Shorten(dates, 11, Inner - 10)],
                    11,
                    theme.Soft
                )
            );
        }

        if (figure.Panels.All(NativeChart.Has))
        {
            Panels(figure, y, bottom);
        }
        else
        {
            Picture(figure, y, bottom);
        }

        Finish(figure.Source, [content.Numerals.In(figure.Description), dates, figure.Footer]);
    }

    private static string Dates(Figure figure) =>
        string.Join(
            "; ",
            figure
                .Marks.Where(m => m.Text.Length > 0)
                .Select(m => $"{figure.Periods[Math.Clamp((int)m.Period, 0, figure.Periods.Length - 1)]} {m.Text}")
        );

    private void Panels(Figure figure, double top, double bottom)
    {
        int count = figure.Panels.Length;
        int columns =
            count <= 3 ? count
            : count == 4 ? 2
            : 3;
        int rows = (count + columns - 1) / columns;
        double width = (Inner + 12) / columns;
        double height = (bottom - top) / rows;
        for (int i = 0; i < count; i++)
        {
            string id = $"chart{i + 1}";
            ChartParts.AddChart(part, id, figure, figure.Panels[i], theme, width, letters: 11);
            (double, double, double, double) place = (
                Margin + (i % columns * width),
                top + (i / columns * height),
                width - 12,
                height - 4
            );
            shapes.Add(
                new XElement(
                    P + "graphicFrame",
                    new XElement(
                        P + "nvGraphicFramePr",
                        new XElement(
                            P + "cNvPr",
                            new XAttribute("id", shapes.Count + 2),
                            new XAttribute("name", $"Chart {i + 1}"),
                            new XAttribute("descr", OfficeXml.Clean(figure.Description))
                        ),
                        new XElement(P + "cNvGraphicFramePr"),
                        new XElement(P + "nvPr")
                    ),
                    new XElement(P + "xfrm", SlideText.Frame(place)),
                    NativeChart.Graphic(id)
                )
            );
        }
    }

    /// <summary>A chart that no office program has: as a drawing, with a picture for programs that do not draw.</summary>
    private void Picture(Figure figure, double top, double bottom)
    {
        var style = new PageStyle
        {
            Width = Inner,
            Height = bottom - top,
            Theme = theme,
            Numerals = content.Numerals,
        };
        shapes.Add(
            new XElement(
                P + "pic",
                new XElement(
                    P + "nvPicPr",
                    new XElement(
                        P + "cNvPr",
                        new XAttribute("id", shapes.Count + 2),
                        new XAttribute("name", "Chart"),
                        new XAttribute("descr", OfficeXml.Clean(figure.Description))
                    ),
                    new XElement(P + "cNvPicPr"),
                    new XElement(P + "nvPr")
                ),
                new XElement(P + "blipFill", ChartParts.AddPicture(part, figure, style, 1)),
                new XElement(
                    P + "spPr",
                    new XElement(A + "xfrm", SlideText.Frame((Margin, top, Inner, bottom - top))),
                    new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))
                )
            )
        );
    }

    /// <summary>Title and a line below it.</summary>
    /// <returns>Where what follows begins.</returns>
    private double Head(string title, string subtitle, double size)
    {
        const double TitleSize = 26;
        int lines = TextWidth.Wrap(title, TitleSize * 1.08, Inner, 3).Count;
        double y = Top + (lines * TitleSize * 1.2) + 4;
        shapes.Add(
            SlideText.Box(2, "Title", (Margin, Top, Inner, y - Top), [title], TitleSize, theme.Ink, "title", bold: true)
        );
        if (subtitle.Length > 0)
        {
            int below = TextWidth.Wrap(subtitle, size * 1.04, Inner, 8).Count;
            double height = below * size * 1.22;
            shapes.Add(SlideText.Box(3, "Subtitle", (Margin, y, Inner, height), [subtitle], size, theme.Soft));
            y += height + 10;
        }

        return y + 4;
    }

    private void Finish(string source, IReadOnlyList<string> notes)
    {
        string foot = source.Length > 0 ? $"Source: {source}" : content.Receipt;
        shapes.Add(
            SlideText.Box(
                shapes.Count + 2,
                "Source",
                (Margin, Height - Foot, Inner - 40, 20),
                [TextWidth.Shorten(foot, 10, Inner - 60)],
                10,
                theme.Soft
            )
        );
        shapes.Add(
            SlideText.Box(
                shapes.Count + 2,
                "Slide number",
                (Width - Margin - 30, Height - Foot, 30, 20),
                [number.ToString(System.Globalization.CultureInfo.InvariantCulture)],
                10,
                theme.Soft
            )
        );
        part.AddPart(layout, "layout");
        NotesSlidePart speech = part.AddNewPart<NotesSlidePart>("notes");
        speech.AddPart(notesMaster, "master");
        speech.AddPart(part, "slide");
        speech.Put(
            new XElement(
                P + "notes",
                new XElement(
                    P + "cSld",
                    SlideMaster.Tree(
                        SlideText.Box(
                            2,
                            "Notes",
                            (36, 380, 468, 300),
                            [.. notes.Where(n => n.Length > 0), $"Source: {source}", content.Receipt],
                            11,
                            "#000000",
                            "body"
                        )
                    )
                ),
                SlideMaster.Colors()
            ),
            ("p", P),
            ("a", A),
            ("r", OfficeXml.Link)
        );
        part.Put(
            new XElement(P + "sld", new XElement(P + "cSld", SlideMaster.Tree([.. shapes])), SlideMaster.Colors()),
            ("p", P),
            ("a", A),
            ("r", OfficeXml.Link)
        );
    }
}
