using System.Xml.Linq;

namespace BlocSim.Reports;

/// <summary>Boxes of text and tables on a slide.</summary>
internal static class SlideText
{
    private static readonly XNamespace P = OfficeXml.Slide;
    private static readonly XNamespace A = OfficeXml.Drawing;

    /// <summary>A box of paragraphs.</summary>
    /// <param name="id">The shape's number on its slide.</param>
    /// <param name="name">Its name, for those who hear the slide.</param>
    /// <param name="place">Where, in points.</param>
    /// <param name="paragraphs">The paragraphs.</param>
    /// <param name="size">Height of the letters in points.</param>
    /// <param name="color">Their colour.</param>
    /// <param name="placeholder">What the layout calls it; null for a box of its own.</param>
    /// <param name="bold">Whether letters are bold.</param>
    /// <param name="bullets">Whether paragraphs are items of a list.</param>
    public static XElement Box(
        int id,
        string name,
        (double X, double Y, double Width, double Height) place,
        IEnumerable<string> paragraphs,
        double size,
        string color,
        string? placeholder = null,
        bool bold = false,
        bool bullets = false
    ) =>
        new(
            P + "sp",
            new XElement(
                P + "nvSpPr",
                new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", name)),
                new XElement(P + "cNvSpPr", placeholder is null ? new XAttribute("txBox", 1) : null),
                new XElement(
                    P + "nvPr",
                    placeholder is null ? null : new XElement(P + "ph", new XAttribute("type", placeholder))
                )
            ),
            new XElement(
                P + "spPr",
                new XElement(A + "xfrm", Frame(place)),
                new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))
            ),
            new XElement(
                P + "txBody",
                new XElement(
                    A + "bodyPr",
                    new XAttribute("wrap", "square"),
                    new XAttribute("lIns", 0),
                    new XAttribute("tIns", 0),
                    new XAttribute("rIns", 0),
                    new XAttribute("bIns", 0),
                    new XAttribute("anchor", "t"),
                    new XElement(A + "normAutofit")
                ),
                new XElement(A + "lstStyle"),
                paragraphs
                    .DefaultIfEmpty(string.Empty)
                    .Select(t => new XElement(
                        A + "p",
                        bullets
                            ? new XElement(
                                A + "pPr",
                                new XAttribute("marL", OfficeXml.Units(16)),
                                new XAttribute("indent", OfficeXml.Units(-16)),
                                new XElement(A + "spcAft", new XElement(A + "spcPts", new XAttribute("val", 600))),
                                new XElement(A + "buChar", new XAttribute("char", "•"))
                            )
                            : null,
                        Run(t, size, color, bold)
                    ))
            )
        );

    /// <summary>A table with a row of headings; words at the left, numbers at the right.</summary>
    /// <param name="id">The shape's number on its slide.</param>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where, in points.</param>
    /// <param name="rows">Its rows, the headings first.</param>
    /// <param name="size">Height of the letters in points.</param>
    /// <param name="theme">Its colours.</param>
    public static XElement Table(
        int id,
        string name,
        (double X, double Y, double Width, double Height) place,
        IReadOnlyList<IReadOnlyList<string>> rows,
        double size,
        Theme theme
    )
    {
        int columns = rows[0].Count;

        // Words want more room than numbers.
        double first = place.Width * 2.2 / (columns + 1.2);
        double other = (place.Width - first) / Math.Max(1, columns - 1);
        return new XElement(
            P + "graphicFrame",
            new XElement(
                P + "nvGraphicFramePr",
                new XElement(P + "cNvPr", new XAttribute("id", id), new XAttribute("name", name)),
                new XElement(P + "cNvGraphicFramePr"),
                new XElement(P + "nvPr")
            ),
            new XElement(P + "xfrm", Frame(place)),
            new XElement(
                A + "graphic",
                new XElement(
                    A + "graphicData",
                    new XAttribute("uri", "http://schemas.openxmlformats.org/drawingml/2006/table"),
                    new XElement(
                        A + "tbl",
                        new XElement(A + "tblPr", new XAttribute("firstRow", 1)),
                        new XElement(
                            A + "tblGrid",
                            Enumerable
                                .Range(0, columns)
                                .Select(c => new XElement(
                                    A + "gridCol",
                                    new XAttribute("w", OfficeXml.Units(c == 0 ? first : other))
                                ))
                        ),
                        rows.Select(
                            (row, r) =>
                                new XElement(
                                    A + "tr",
                                    new XAttribute("h", OfficeXml.Units(size * 1.7)),
                                    row.Select((text, c) => Cell(text, c, r == 0, size, theme))
                                )
                        )
                    )
                )
            )
        );
    }

    /// <summary>Place and size of a shape.</summary>
    public static object[] Frame((double X, double Y, double Width, double Height) place) =>
        [
            new XElement(
                A + "off",
                new XAttribute("x", OfficeXml.Units(place.X)),
                new XAttribute("y", OfficeXml.Units(place.Y))
            ),
            new XElement(
                A + "ext",
                new XAttribute("cx", OfficeXml.Units(place.Width)),
                new XAttribute("cy", OfficeXml.Units(place.Height))
            ),
        ];

    private static XElement Run(string text, double size, string color, bool bold) =>
        new(
            A + "r",
            new XElement(
                A + "rPr",
                new XAttribute("lang", "en-GB"),
                new XAttribute("sz", (int)Math.Round(100 * size)),
                new XAttribute("b", bold ? 1 : 0),
                Fill(color)
            ),
            new XElement(A + "t", OfficeXml.Clean(text))
        );

    private static XElement Fill(string color) =>
        new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", OfficeXml.Color(color))));

    private static XElement Cell(string text, int column, bool head, double size, Theme theme)
    {
        XElement None(string side) => new(A + side, new XAttribute("w", 0), new XElement(A + "noFill"));
        return new XElement(
            A + "tc",
            new XElement(
                A + "txBody",
                new XElement(A + "bodyPr"),
                new XElement(A + "lstStyle"),
                new XElement(
                    A + "p",
                    new XElement(A + "pPr", new XAttribute("algn", column == 0 ? "l" : "r")),
                    Run(text, size, head ? theme.Soft : theme.Ink, head)
                )
            ),
            new XElement(
                A + "tcPr",
                new XAttribute("marL", OfficeXml.Units(4)),
                new XAttribute("marR", OfficeXml.Units(4)),
                new XAttribute("marT", OfficeXml.Units(2)),
                new XAttribute("marB", OfficeXml.Units(2)),
                None("lnL"),
                None("lnR"),
                None("lnT"),
                new XElement(
                    A + "lnB",
                    new XAttribute("w", OfficeXml.Units(0.75)),
                    Fill(head ? theme.Zero : theme.Rule)
                ),
                new XElement(A + "noFill")
            )
        );
    }
}
