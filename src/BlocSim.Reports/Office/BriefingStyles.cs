using System.Globalization;
using System.Xml.Linq;

namespace BlocSim.Reports;

/// <summary>Styles of a briefing: named, so that a reader's own template can take their place.</summary>
internal static class BriefingStyles
{
    private static readonly XNamespace W = OfficeXml.Word;

    /// <summary>The styles.</summary>
    /// <param name="theme">Colours of letters.</param>
    public static XElement Of(Theme theme) =>
        new(
            W + "styles",
            new XElement(
                W + "docDefaults",
                new XElement(
                    W + "rPrDefault",
                    new XElement(
                        W + "rPr",
                        new XElement(
                            W + "rFonts",
                            new XAttribute(W + "ascii", OfficeXml.Font),
                            new XAttribute(W + "hAnsi", OfficeXml.Font),
                            new XAttribute(W + "cs", OfficeXml.Font)
                        ),
                        new XElement(W + "sz", new XAttribute(W + "val", 20)),
                        new XElement(W + "lang", new XAttribute(W + "val", "en-GB"))
                    )
                )
            ),
            Style("Normal", "Normal", 9.5, theme.Ink, after: 5),
            Style("Title", "Title", 18, theme.Ink, after: 4, bold: true),
            Style("Question", "Question", 11, theme.Soft, after: 8),
            Style("Heading1", "heading 1", 11.5, theme.Ink, before: 10, after: 3, bold: true, keep: true, level: 0),
            Style("Small", "Small print", 8, theme.Soft, after: 4),
            Style("Finding", "Finding", 8.5, theme.Soft, after: 2, keep: true),
            Style("TableHead", "Table head", 8.5, theme.Soft, after: 0, bold: true),
            Style("TableText", "Table text", 8.5, theme.Ink, after: 0),
            Style("Chart", "Chart", 10, theme.Ink, after: 4),
            Style("ListBullet", "List Bullet", 9.5, theme.Ink, after: 3, list: true)
        );

    /// <summary>The list that bullets belong to.</summary>
    public static XElement Bullets() =>
        new(
            W + "numbering",
            new XElement(
                W + "abstractNum",
                new XAttribute(W + "abstractNumId", 0),
                new XElement(
                    W + "lvl",
                    new XAttribute(W + "ilvl", 0),
                    new XElement(W + "numFmt", new XAttribute(W + "val", "bullet")),
                    new XElement(W + "lvlText", new XAttribute(W + "val", "•")),
                    new XElement(W + "lvlJc", new XAttribute(W + "val", "left")),
                    new XElement(
                        W + "pPr",
                        new XElement(W + "ind", new XAttribute(W + "left", 284), new XAttribute(W + "hanging", 284))
                    )
                )
            ),
            new XElement(
                W + "num",
                new XAttribute(W + "numId", 1),
                new XElement(W + "abstractNumId", new XAttribute(W + "val", 0))
            )
        );

    private static XElement Style(
        string id,
        string name,
        double size,
        string color,
        double before = 0,
        double after = 0,
        bool bold = false,
        bool keep = false,
        bool list = false,
        int? level = null
    ) =>
        new(
            W + "style",
            new XAttribute(W + "type", "paragraph"),
            id == "Normal" ? new XAttribute(W + "default", 1) : null,
            new XAttribute(W + "styleId", id),
            new XElement(W + "name", new XAttribute(W + "val", name)),
            id == "Normal" ? null : new XElement(W + "basedOn", new XAttribute(W + "val", "Normal")),
            new XElement(W + "qFormat"),
            new XElement(
                W + "pPr",
                keep ? new XElement(W + "keepNext") : null,
                list ? new XElement(W + "numPr", new XElement(W + "numId", new XAttribute(W + "val", 1))) : null,
                new XElement(
                    W + "spacing",
                    new XAttribute(W + "before", Twentieths(before)),
                    new XAttribute(W + "after", Twentieths(after))
                ),
                level is { } l ? new XElement(W + "outlineLvl", new XAttribute(W + "val", l)) : null
            ),
            new XElement(
                W + "rPr",
                bold ? new XElement(W + "b") : null,
                new XElement(W + "color", new XAttribute(W + "val", OfficeXml.Color(color))),
                new XElement(
                    W + "sz",
                    new XAttribute(W + "val", ((int)Math.Round(2 * size)).ToString(CultureInfo.InvariantCulture))
                )
            )
        );

    private static int Twentieths(double points) => (int)Math.Round(20 * points);
}
