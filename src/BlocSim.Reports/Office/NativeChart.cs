using System.Collections.Immutable;
using System.Xml.Linq;
using static BlocSim.Reports.ChartXml;
using static BlocSim.Reports.NativeAxes;

namespace BlocSim.Reports;

/// <summary>A panel as a chart of office programs: its numbers can be edited there, its colours are those of our own charts.</summary>
internal static class NativeChart
{
    /// <summary>How a month is shown in a cell.</summary>
    public const string MonthFormat = "yyyy\\-mm";

    private static readonly XNamespace C = OfficeXml.Chart;

    /// <summary>Whether a panel has a form that office programs know; others go in as pictures.</summary>
    public static bool Has(Panel panel) =>
        panel is { Layers.Length: > 0 } or { Curves: not null } or { Bars: not null };

    /// <summary>The frame that a drawing puts around a chart.</summary>
    /// <param name="id">How the drawing's part refers to the chart's.</param>
    public static XElement Graphic(string id) =>
        new(
            OfficeXml.Drawing + "graphic",
            new XElement(
                OfficeXml.Drawing + "graphicData",
                new XAttribute("uri", C.NamespaceName),
                new XElement(C + "chart", new XAttribute(OfficeXml.Link + "id", id))
            )
        );

    /// <summary>The chart.</summary>
    /// <param name="panel">A panel that has one.</param>
    /// <param name="cells">Where its numbers stand.</param>
    /// <param name="theme">Its colours.</param>
    /// <param name="data">How the chart's part refers to a workbook of its own; null on the sheet where its numbers are.</param>
    /// <param name="width">How wide it will be, in points: a wide one has its names at the right, a narrow one below, and fewer years named.</param>
    /// <param name="letters">Height of its letters in points.</param>
    public static XElement Of(
        Panel panel,
        ChartCells cells,
        Theme theme,
        string? data,
        double width = 600,
        double letters = 11
    )
    {
        int size = (int)Math.Round(100 * letters);
        (object[] plot, string unit) = panel switch
        {
            { Curves: { } curves } => (Lever(curves, cells, theme), curves.Up),
            { Bars: { } bars } => (Tornado(bars, cells, theme), bars.Across),
            _ => (Time(panel, cells, theme, Math.Clamp((int)(width / letters / 5), 3, 12)), panel.Unit),
        };
        string title = string.Join(", ", new[] { panel.Title, unit }.Where(t => t.Length > 0));
        return new XElement(
            C + "chartSpace",
            Value("date1904", 0),
            Value("roundedCorners", 0),
            new XElement(
                C + "chart",
                Title(title, theme, size + 100),
                Value("autoTitleDeleted", 0),
                new XElement(C + "plotArea", new XElement(C + "layout"), plot),
                Legend(panel, width > 440 ? "r" : "b"),
                Value("plotVisOnly", 1),
                new XElement(C + "dispBlanksAs", new XAttribute("val", "gap"))
            ),
            new XElement(C + "spPr", NoFill(), new XElement(OfficeXml.Drawing + "ln", NoFill())),
            Letters(theme.Soft, size),
            data is null
                ? null
                : new XElement(C + "externalData", new XAttribute(OfficeXml.Link + "id", data), Value("autoUpdate", 0))
        );
    }

    private static object[] Time(Panel panel, ChartCells cells, Theme theme, int labels)
    {
        bool months = cells.Table.Rows.Length > 0 && cells.Table.Rows[0][0] is YearMonth;
        var ranges = TimePlot.Range(panel);
        var ticks = new RoundTicks(ranges.Least, panel.Top ?? ranges.Most, 5);
        XElement[] Series(Func<Layer, bool> which) => [.. SeriesOf(panel.Layers, which, panel.Stacked, cells, theme)];
        object?[] groups = panel.Stacked
            ? [Plot("areaChart", "stacked", Series(_ => true))]
            :
            [
                Plot("barChart", "clustered", Series(l => l.Style == LayerStyle.Bar), Value("gapWidth", 40)),
                Plot("lineChart", "standard", Series(l => l.Style != LayerStyle.Bar), Value("marker", 1)),
            ];
        return
        [
            .. groups.Where(g => g is not null)!,
            months
                ? DateAxis(cells.Table.Rows.Length, theme, labels)
                : Names("b", theme, cells.Table.Rows.Length, labels),
            UpAxis(ticks, theme, "between"),
        ];
    }

    /// <summary>Series of one kind on the two axes; null for none.</summary>
    private static XElement? Plot(string kind, string grouping, XElement[] series, params object[] more) =>
        series.Length == 0
            ? null
            : new XElement(
                C + kind,
                kind == "barChart" ? new XElement(C + "barDir", new XAttribute("val", "col")) : null,
                new XElement(C + "grouping", new XAttribute("val", grouping)),
                Value("varyColors", 0),
                series,
                more,
                Value("axId", AcrossId),
                Value("axId", UpId)
            );

    private static object[] Lever(Curves curves, ChartCells cells, Theme theme)
    {
        IEnumerable<double> all = curves
            .Lines.SelectMany(PanelTable.Lines)
            .SelectMany(l => l.Values)
            .Where(v => !double.IsNaN(v));
        var up = new RoundTicks(Math.Min(0, all.DefaultIfEmpty(0).Min()), all.DefaultIfEmpty(1).Max(), 5);
        bool named = !curves.Names.IsEmpty;
        var series = SeriesOf(curves.Lines, _ => true, false, cells, theme, named ? "cat" : "xVal").ToList();
        if (named)
        {
            return
            [
                Plot("lineChart", "standard", [.. series], Value("marker", 1))!,
                Names("b", theme, curves.At.Length, title: curves.Across),
                UpAxis(up, theme, "between"),
            ];
        }

        return
        [
            Scattered(series),
            AcrossAxis(new RoundTicks(curves.At.Min(), curves.At.Max(), 6), theme, curves.Across),
            UpAxis(up, theme, "midCat"),
        ];
    }

    private static object[] Tornado(Bars bars, ChartCells cells, Theme theme)
    {
        double[] ends =
        [
            .. bars
                .Items.SelectMany(b => (double[])[b.First, b.Second])
                .Append(bars.Origin)
                .Where(v => !double.IsNaN(v)),
        ];
        var ticks = new RoundTicks(ends.Min(), ends.Max(), 5);
        XElement Series(int column) =>
            new(
                C + "ser",
                Value("idx", column - 1),
                Value("order", column - 1),
                Header(cells, column, column == 1 ? bars.FirstName : bars.SecondName),
                new XElement(C + "spPr", Fill(theme.Colors[column == 1 ? 0 : 3])),
                Value("invertIfNegative", 0),
                Texts("cat", cells, 0),
                Numbers("val", cells, column)
            );
        return
        [
            new XElement(
                C + "barChart",
                new XElement(C + "barDir", new XAttribute("val", "bar")),
                new XElement(C + "grouping", new XAttribute("val", "clustered")),
                Value("varyColors", 0),
                Enumerable.Range(1, bars.Items.Any(b => !double.IsNaN(b.Second)) ? 2 : 1).Select(Series),
                Value("gapWidth", 40),
                Value("overlap", 100),
                Value("axId", AcrossId),
                Value("axId", UpId)
            ),
            Names("l", theme, 1, reversed: true, crosses: bars.Origin),
            UpAxis(ticks, theme, "between", "b", high: true),
        ];
    }

    private static XElement Scattered(IEnumerable<XElement> series) =>
        new(
            C + "scatterChart",
            new XElement(C + "scatterStyle", new XAttribute("val", "lineMarker")),
            Value("varyColors", 0),
            series,
            Value("axId", AcrossId),
            Value("axId", UpId)
        );

    /// <summary>Lines with the edges of their bands, in the order of the table's columns.</summary>
    private static IEnumerable<XElement> SeriesOf(
        ImmutableArray<Layer> layers,
        Func<Layer, bool> which,
        bool area,
        ChartCells cells,
        Theme theme,
        string across = "cat"
    )
    {
        int column = 1;
        foreach (Layer layer in layers)
        {
            int edge = 0;
            foreach ((string name, ImmutableArray<double> _) in PanelTable.Lines(layer))
            {
                int at = column++;
                bool band = edge++ > 0;
                if (!which(layer) || !Shown(layer, area))
                {
                    continue;
                }

                bool bar = layer.Style == LayerStyle.Bar;
                yield return new XElement(
                    C + "ser",
                    Value("idx", at - 1),
                    Value("order", at - 1),
                    Header(cells, at, name),
                    new XElement(
                        C + "spPr",
                        area || bar ? Fill(theme.Hex(layer.Color)) : null,
                        area || bar ? null : Stroke(theme, layer.Color, band)
                    ),
                    bar ? Value("invertIfNegative", 0) : null,
                    area || bar
                        ? null
                        : new XElement(C + "marker", new XElement(C + "symbol", new XAttribute("val", "none"))),
                    Texts(across, cells, 0),
                    Numbers(across == "xVal" ? "yVal" : "val", cells, at),
                    area || bar ? null : Value("smooth", 0)
                );
            }
        }
    }

    /// <summary>Names of lines; the edges of bands have none.</summary>
    private static XElement? Legend(Panel panel, string side)
    {
        ImmutableArray<Layer> layers = panel.Curves?.Lines ?? panel.Layers;
        bool two = panel.Bars is { SecondName.Length: > 0 };
        if (!two && layers.Count(l => Shown(l, panel.Stacked)) < 2 && layers is not [{ Name.Length: > 0 }])
        {
            return null;
        }

        int index = 0;
        List<XElement> hidden = [];
        foreach (Layer layer in layers.Where(l => Shown(l, panel.Stacked)))
        {
            index++;
            for (int edge = 0; edge < 2 * layer.Bands.Length; edge++)
            {
                hidden.Add(new XElement(C + "legendEntry", Value("idx", index++), Value("delete", 1)));
            }
        }

        return new XElement(
            C + "legend",
            new XElement(C + "legendPos", new XAttribute("val", side)),
            hidden,
            Value("overlay", 0)
        );
    }

    /// <summary>An area that is nowhere has no name either.</summary>
    private static bool Shown(Layer layer, bool stacked) =>
        !stacked || layer.Values.Any(v => !double.IsNaN(v) && Math.Abs(v) > 0);
}
