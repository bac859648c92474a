using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Reports;

/// <summary>The numbers that a panel draws, as a table: what stands across first, then a column a line. What people copy, edit and check.</summary>
/// <param name="Name">What the panel shows; the figure's title where the panel has none.</param>
/// <param name="Heads">Names of columns, with units where they are not the panel's own.</param>
/// <param name="Rows">Texts, numbers (NaN for no value) and months (<see cref="YearMonth"/>), a cell a column.</param>
internal sealed record PanelTable(
    string Name,
    ImmutableArray<string> Heads,
    ImmutableArray<ImmutableArray<object>> Rows
)
{
    /// <summary>The table behind a panel.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="panel">One of its panels.</param>
    public static PanelTable Of(Figure figure, Panel panel)
    {
        string name = panel.Title.Length > 0 ? panel.Title : figure.Title;
        return panel switch
        {
            { Grid: { } grid } => Of(name, grid),
            { Scatter: { } scatter } => Of(name, scatter),
            { Curves: { } curves } => Of(name, curves),
            { Bars: { } bars } => Of(name, bars),
            { MeritOrder: { } order } => new PanelTable(
                name,
                ["seller", $"cost of the first tonne, {order.Up}", $"cost of the last tonne, {order.Up}", order.Across],
                [.. order.Blocks.Select(b => (ImmutableArray<object>)[b.Seller, b.From, b.To, b.Amount])]
            ),
            { Waterfall: { } fall } => new PanelTable(
                name,
                ["who", fall.Across],
                [.. fall.Items.Select(i => (ImmutableArray<object>)[i.Name, i.Value])]
            ),
            { Routes: { } routes } => new PanelTable(
                name,
                ["from", "with papers of", "to", "kind", routes.Unit],
                [.. routes.Links.Select(l => (ImmutableArray<object>)[l.From, l.Via, l.To, Words(l.Kind), l.Amount])]
            ),
            { Timetable: { } table } => new PanelTable(
                name,
                ["plant", "state", "from", "until"],
                [
                    .. table.Rows.SelectMany(r =>
                        r.Spans.Select(s =>
                            (ImmutableArray<object>)
                                [
                                    r.Name,
                                    table.States[s.State].Name,
                                    Period(figure.Periods[s.From]),
                                    Period(figure.Periods[s.Until]),
                                ]
                        )
                    ),
                ]
            ),
            { Map: { } map } => new PanelTable(
                name,
                ["code", "nation", map.Meaning],
                [.. map.Tiles.Select(t => (ImmutableArray<object>)[t.Code, t.Name, t.Value])]
            ),
            _ => new PanelTable(
                name,
                ["date", .. Lines(panel.Layers).Select(l => $"{l.Name} ({panel.Unit})".TrimStart())],
                [
                    .. figure.Periods.Select(
                        (p, t) =>
                            (ImmutableArray<object>)[Period(p), .. Lines(panel.Layers).Select(l => (object)l.Values[t])]
                    ),
                ]
            ),
        };
    }

    /// <summary>A line and the edges of its bands, each with its name; the line first.</summary>
    public static IEnumerable<(string Name, ImmutableArray<double> Values)> Lines(Layer layer)
    {
        yield return (layer.Name.Length > 0 || layer.Bands.IsEmpty ? layer.Name : "median", layer.Values);
        string before = layer.Name.Length > 0 ? layer.Name + ", " : string.Empty;
        foreach (LayerBand band in layer.Bands)
        {
            string part = ((100 - band.Holds) / 2.0).ToString("0.#", CultureInfo.InvariantCulture);
            yield return ($"{before}{part} % of runs below", band.Low);
            yield return ($"{before}{part} % of runs above", band.High);
        }
    }

    private static IEnumerable<(string Name, ImmutableArray<double> Values)> Lines(IEnumerable<Layer> layers) =>
        layers.SelectMany(Lines);

    /// <summary>A month as a date, a year as a number: spreadsheets sort and draw both.</summary>
    private static object Period(string label) =>
        double.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out double year) ? year
        : YearMonth.TryParse(label, out YearMonth month) ? month
        : label;

    private static string Words(RouteKind kind) =>
        kind switch
        {
            RouteKind.Members => "member to member",
            RouteKind.Declared => "into the bloc, declared",
            RouteKind.Evading => "into the bloc, evading",
            _ => "outside",
        };

    private static PanelTable Of(string name, Grid grid) =>
        new(
            name,
            [$"{grid.Up} \\ {grid.Across}", .. grid.Columns],
            [.. grid.Rows.Select((row, r) => (ImmutableArray<object>)[row, .. grid.Values[r].Select(v => (object)v)])]
        );

    private static PanelTable Of(string name, Scatter scatter) =>
        new(
            name,
            ["setting", scatter.Across, scatter.Up, "on the frontier"],
            [.. scatter.Points.Select(p => (ImmutableArray<object>)[p.Name, p.X, p.Y, p.OnFrontier ? "yes" : "no"])]
        );

    private static PanelTable Of(string name, Curves curves) =>
        new(
            name,
            [curves.Across, .. Lines(curves.Lines).Select(l => $"{l.Name} ({curves.Up})".TrimStart())],
            [
                .. curves.At.Select(
                    (x, i) =>
                        (ImmutableArray<object>)
                            [
                                curves.Names.IsEmpty ? x : curves.Names[i],
                                .. Lines(curves.Lines).Select(l => (object)l.Values[i]),
                            ]
                ),
            ]
        );

    private static PanelTable Of(string name, Bars bars)
    {
        bool two = bars.Items.Any(b => !double.IsNaN(b.Second));
        bool told = bars.Items.Any(b => b.FirstText.Length > 0) && !two;
        string[] heads = two ? [Head(bars.FirstName, bars), Head(bars.SecondName, bars)] : [Head(bars.FirstName, bars)];
        return new PanelTable(
            name,
            ["name", .. heads, .. told ? ["in words"] : (string[])[]],
            [
                .. bars.Items.Select(b =>
                    two ? (ImmutableArray<object>)[b.Name, b.First, b.Second]
                    : told ? [b.Name, b.First, b.FirstText]
                    : (ImmutableArray<object>)[b.Name, b.First]
                ),
            ]
        );
    }

    private static string Head(string name, Bars bars) => name.Length > 0 ? $"{name} ({bars.Across})" : bars.Across;
}
