using System.Xml.Linq;

namespace BlocSim.Reports;

/// <summary>Three looks of cells: plain, a heading, a month.</summary>
internal static class WorkbookStyles
{
    /// <summary>The styles.</summary>
    public static XElement Of()
    {
        XNamespace s = OfficeXml.Sheet;
        XElement Font(bool bold) =>
            new(
                s + "font",
                bold ? new XElement(s + "b") : null,
                new XElement(s + "sz", new XAttribute("val", 10)),
                new XElement(s + "name", new XAttribute("val", OfficeXml.Font))
            );
        XElement Look(int format, int font, params object[] more) =>
            new(
                s + "xf",
                new XAttribute("numFmtId", format),
                new XAttribute("fontId", font),
                new XAttribute("fillId", 0),
                new XAttribute("borderId", 0),
                more
            );
        XElement Fill(string pattern) =>
            new(s + "fill", new XElement(s + "patternFill", new XAttribute("patternType", pattern)));
        return new XElement(
            s + "styleSheet",
            new XElement(
                s + "numFmts",
                new XAttribute("count", 1),
                new XElement(
                    s + "numFmt",
                    new XAttribute("numFmtId", 164),
                    new XAttribute("formatCode", NativeChart.MonthFormat)
                )
            ),
            new XElement(s + "fonts", new XAttribute("count", 2), Font(false), Font(true)),
            new XElement(s + "fills", new XAttribute("count", 2), Fill("none"), Fill("gray125")),
            new XElement(
                s + "borders",
                new XAttribute("count", 1),
                new XElement(
                    s + "border",
                    new XElement(s + "left"),
                    new XElement(s + "right"),
                    new XElement(s + "top"),
                    new XElement(s + "bottom"),
                    new XElement(s + "diagonal")
                )
            ),
            new XElement(s + "cellStyleXfs", new XAttribute("count", 1), Look(0, 0)),
            new XElement(
                s + "cellXfs",
                new XAttribute("count", 3),
                Look(0, 0, new XAttribute("xfId", 0)),
                Look(
                    0,
                    1,
                    new XAttribute("xfId", 0),
                    new XAttribute("applyFont", 1),
                    new XAttribute("applyAlignment", 1),
                    new XElement(s + "alignment", new XAttribute("vertical", "top"), new XAttribute("wrapText", 1))
                ),
                Look(164, 0, new XAttribute("xfId", 0), new XAttribute("applyNumberFormat", 1))
            ),
            new XElement(
                s + "cellStyles",
                new XAttribute("count", 1),
                new XElement(
                    s + "cellStyle",
                    new XAttribute("name", "Normal"),
                    new XAttribute("xfId", 0),
                    new XAttribute("builtinId", 0)
                )
            )
        );
    }
}
