using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Who sends a good to whom, and what goes through third nations to evade.</summary>
internal static class RoutesFigure
{
    private const int MostEnds = 8;
    private const string Others = "Others";

    /// <summary>The figure; null where nothing crosses a border in the time shown.</summary>
    /// <param name="view">The run.</param>
    /// <param name="good">The good.</param>
    /// <param name="rows">Rows of flows.csv.</param>
    /// <param name="from">The first date; null for a year before the last.</param>
    /// <param name="to">The last date; null for the last there is.</param>
    public static Figure? Of(RunView view, Good good, IEnumerable<string[]> rows, YearMonth? from, YearMonth? to)
    {
        Clock clock = view.Scenario.Clock;
        int last = to is { } end ? Math.Min(view.Last, clock.TickOf(end)) : view.Last;
        int first = from is { } start ? clock.FirstTickOf(start) : clock.TicksOf(clock.DateOf(last).Year).Start.Value;
        HashSet<string> dates = [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(clock.Label)];
        HashSet<string> members = [.. view.Members(last)];
        RouteKind KindOf(string origin, string destination, string channel) =>
            channel != FlowTable.Declared ? RouteKind.Evading
            : !members.Contains(destination) ? RouteKind.Outside
            : members.Contains(origin) ? RouteKind.Members
            : RouteKind.Declared;
        Dictionary<(string From, string Via, string To, RouteKind Kind), double> sums = [];
        foreach (string[] row in rows)
        {
            if (row[FlowTable.GoodColumn] == good.Name && dates.Contains(row[FlowTable.DateColumn]))
            {
                var key = (
                    row[FlowTable.OriginColumn],
                    row[FlowTable.ViaColumn],
                    row[FlowTable.DestinationColumn],
                    KindOf(row[FlowTable.OriginColumn], row[FlowTable.DestinationColumn], row[FlowTable.ChannelColumn])
                );
                sums[key] =
                    sums.GetValueOrDefault(key)
                    + double.Parse(row[FlowTable.QuantityColumn], CultureInfo.InvariantCulture);
            }
        }

        double years = dates.Count * clock.YearsPerTick;
        double home = sums.Where(s => s.Key.From == s.Key.To).Sum(s => s.Value) / years;
        sums = sums.Where(s => s.Key.From != s.Key.To).ToDictionary();
        double whole = sums.Values.Sum() / years;
        if (!(whole > 0))
        {
            return null;
        }

        HashSet<string> origins = Largest(sums, k => k.From);
        HashSet<string> destinations = Largest(sums, k => k.To);
        HashSet<string> via = Largest(sums.Where(s => s.Key.Via.Length > 0), k => k.Via);
        string Named(string code, HashSet<string> shown) =>
            code.Length == 0 ? string.Empty
            : shown.Contains(code) ? view.Title(code)
            : Others;
        (double factor, string unit) = RunView.MassScale(whole);
        RouteLink[] links =
        [
            .. sums.GroupBy(s =>
                    (
                        From: Named(s.Key.From, origins),
                        Via: Named(s.Key.Via, via),
                        To: Named(s.Key.To, destinations),
                        s.Key.Kind
                    )
                )
                .Select(g => new RouteLink(
                    g.Key.From,
                    g.Key.Via,
                    g.Key.To,
                    g.Sum(s => s.Value) * factor / years,
                    g.Key.Kind
                ))
                .OrderByDescending(l => l.Amount)
                .ThenBy(l => l.From + l.Via + l.To, StringComparer.Ordinal),
        ];
        double evades = links.Where(l => l.Kind == RouteKind.Evading).Sum(l => l.Amount);
        string when = first == last ? view.Year(first) : $"{view.Year(first)} to {view.Year(last)}";
        double papers = links.Where(l => l.Kind == RouteKind.Evading && l.Via.Length > 0).Sum(l => l.Amount);
        string leaks =
            evades > 0
                ? $"; {RunView.Number(evades)} {unit} evade the levy or duty, {(papers > 0 ? RunView.Number(papers) : "none")} of them with another nation's papers"
                : string.Empty;
        return view.Figure(
            $"Who sends {RunView.InSentence(good.Title)} to whom, {when}",
            $"{RunView.Number(whole * factor)} {unit} cross borders{leaks}; {RunView.Number(home * factor)} {unit} more are used where they are made",
            [new Panel { Routes = new Routes(unit, [.. links]) }],
            "Flows from origins to destinations",
            $"tonnes of {good.Title} by origin, nation whose papers they have, and destination, on average over {when}"
        ) with
        {
            Marks = [],
        };
    }

    private static HashSet<string> Largest<T>(IEnumerable<KeyValuePair<T, double>> sums, Func<T, string> of)
    {
        string[] names =
        [
            .. sums.GroupBy(s => of(s.Key))
                .OrderByDescending(g => g.Sum(s => s.Value))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key),
        ];
        return [.. names.Length <= MostEnds + 1 ? names : names[..MostEnds]];
    }
}
