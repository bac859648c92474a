using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace BlocSim.Reports;

/// <summary>What charts of office programs are written with: values, references to cells with what stands in them, lines, fills, letters.</summary>
internal static class ChartXml
{
    /// <summary>How the axis across is called in a chart.</summary>
    public const int AcrossId = 1;

    /// <summary>How the axis of values is called.</summary>
    public const int UpId = 2;

    private static readonly XNamespace C = OfficeXml.Chart;

    public static XElement Header(ChartCells cells, int column, string name) =>
        new(
            C + "tx",
            new XElement(
                C + "strRef",
                new XElement(C + "f", cells.Head(column)),
                new XElement(
                    C + "strCache",
                    Value("ptCount", 1),
                    Point(0, name.Length > 0 ? name : cells.Table.Heads[column])
                )
            )
        );

    /// <summary>What stands across: names, months or numbers.</summary>
    public static XElement Texts(string element, ChartCells cells, int column)
    {
        ImmutableArray<ImmutableArray<object>> rows = cells.Table.Rows;
        if (rows.Length > 0 && rows[0][column] is double or YearMonth)
        {
            return Numbers(element, cells, column);
        }

        return new XElement(
            C + element,
            new XElement(
                C + "strRef",
                new XElement(C + "f", cells.Column(column)),
                new XElement(
                    C + "strCache",
                    Value("ptCount", rows.Length),
                    rows.Select((r, i) => Point(i, OfficeXml.Clean((string)r[column])))
                )
            )
        );
    }

    /// <summary>Numbers of a column; what is missing is left out, for a placeholder would be drawn as nought.</summary>
    public static XElement Numbers(string element, ChartCells cells, int column)
    {
        ImmutableArray<ImmutableArray<object>> rows = cells.Table.Rows;
        bool months = rows.Length > 0 && rows[0][column] is YearMonth;
        var cache = new XElement(
            C + "numCache",
            new XElement(C + "formatCode", months ? NativeChart.MonthFormat : "General"),
            Value("ptCount", rows.Length)
        );
        for (int i = 0; i < rows.Length; i++)
        {
            double value = rows[i][column] is YearMonth m ? Workbook.Serial(m) : (double)rows[i][column];
            if (double.IsFinite(value))
            {
                cache.Add(Point(i, value.ToString("R", CultureInfo.InvariantCulture)));
            }
        }

        return new XElement(
            C + element,
            new XElement(C + "numRef", new XElement(C + "f", cells.Column(column)), cache)
        );
    }

    public static XElement Point(int index, string value) =>
        new(C + "pt", new XAttribute("idx", index), new XElement(C + "v", value));

    public static XElement Value(string name, int value) => new(C + name, new XAttribute("val", value));

    public static XElement Number(string name, double value) =>
        new(C + name, new XAttribute("val", value.ToString("R", CultureInfo.InvariantCulture)));

    public static XElement NoFill() => new(OfficeXml.Drawing + "noFill");

    public static XElement Fill(string color) =>
        new(
            OfficeXml.Drawing + "solidFill",
            new XElement(OfficeXml.Drawing + "srgbClr", new XAttribute("val", OfficeXml.Color(color)))
        );

    public static XElement Stroke(Theme theme, int color, bool band)
    {
        string[] dashes = ["solid", "dash", "sysDot", "dashDot", "sysDash", "lgDash", "sysDashDot", "lgDashDotDot"];
        string dash =
            color < 0 ? "sysDash"
            : band ? "sysDot"
            : dashes[color % dashes.Length];
        return new XElement(
            OfficeXml.Drawing + "ln",
            new XAttribute(
                "w",
                OfficeXml.Units(
                    band ? 0.75
                    : color < 0 ? 1.75
                    : 2.25
                )
            ),
            new XAttribute("cap", "rnd"),
            Fill(theme.Hex(color)),
            new XElement(OfficeXml.Drawing + "prstDash", new XAttribute("val", dash)),
            new XElement(OfficeXml.Drawing + "round")
        );
    }

    public static XElement Title(string text, Theme theme, int? size) =>
        new(
            C + "title",
            new XElement(
                C + "tx",
                new XElement(
                    C + "rich",
                    new XElement(OfficeXml.Drawing + "bodyPr"),
                    new XElement(
                        OfficeXml.Drawing + "p",
                        new XElement(
                            OfficeXml.Drawing + "r",
                            new XElement(
                                OfficeXml.Drawing + "rPr",
                                new XAttribute("lang", "en-GB"),
                                size is { } s ? new XAttribute("sz", s) : null,
                                new XAttribute("b", 0),
                                Fill(theme.Soft)
                            ),
                            new XElement(OfficeXml.Drawing + "t", OfficeXml.Clean(text))
                        )
                    )
                )
            ),
            Value("overlay", 0)
        );

    public static XElement Letters(string color, int size) =>
        new(
            C + "txPr",
            new XElement(OfficeXml.Drawing + "bodyPr"),
            new XElement(
                OfficeXml.Drawing + "p",
                new XElement(
                    OfficeXml.Drawing + "pPr",
                    new XElement(OfficeXml.Drawing + "defRPr", new XAttribute("sz", size), Fill(color))
                ),
                new XElement(OfficeXml.Drawing + "endParaRPr", new XAttribute("lang", "en-GB"))
            )
        );
}
