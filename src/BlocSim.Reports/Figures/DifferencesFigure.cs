namespace BlocSim.Reports;

/// <summary>What two policies differ in most: the quantities that briefings quote, by how far they lie apart.</summary>
internal static class DifferencesFigure
{
    private const int Most = 14;

    /// <summary>Less is none to speak of.</summary>
    private const double Least = 0.5;

    /// <summary>The figure; null where nothing differs.</summary>
    /// <param name="first">One result.</param>
    /// <param name="second">Another one of the same goods.</param>
    /// <exception cref="ResultsException">They have no good in common.</exception>
    public static Figure? Of(ResultSet first, ResultSet second)
    {
        if (!first.Scenario.Goods.Any(g => second.Scenario.Goods.Any(o => o.Name == g.Name)))
        {
            throw new ResultsException($"\"{first.Name}\" and \"{second.Name}\" have no good in common");
        }

        RunView view = second.View;
        int year = second.Policy.Clock.DateOf(second.Policy.Recorded - 1).Year;
        List<(string Name, double Percent, string From, string To)> found = [];
        foreach (Good good in second.Scenario.Goods)
        {
            foreach ((string metric, string entity) in Headlines.Quoted)
            {
                double? before = In(first, metric, good, entity, year);
                double? after = In(second, metric, good, entity, year);
                if (before is not { } b || after is not { } a || double.IsNaN(a) || !(Math.Abs(b) > 0))
                {
                    continue;
                }

                // What compares a run with its baseline starts from zero: a percentage of it says nothing.
                Metric what = MetricList.Find(metric);
                double percent = 100 * (a - b) / Math.Abs(b);
                if (
                    Math.Abs(percent) >= Least
                    && !metric.Contains("change", StringComparison.Ordinal)
                    && !what.IsBalance
                )
                {
                    (double factor, string unit) = SummaryText.Scale(what, good);
                    bool several = Headlines.Quoted.Count(q => q.Metric == metric) > 1;
                    string whose = several ? $", {entity}" : string.Empty;
                    found.Add(
                        (
                            $"{good.Title}: {what.Words}{whose}",
                            percent,
                            RunView.Number(b * factor),
                            $"{RunView.Number(a * factor)} {unit}"
                        )
                    );
                }
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var shown = found
            .OrderByDescending(f => Math.Abs(f.Percent))
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        double middle = shown.Select(f => Math.Abs(f.Percent)).Order().ElementAt(shown.Count / 2);
        return view.Figure(
            $"What sets \"{second.Name}\" apart from \"{first.Name}\"",
            $"Means over {year}; most of all {shown[0].Name}, {shown[0].To} instead of {shown[0].From}",
            [
                new Panel
                {
                    Bars = new Bars
                    {
                        Across = $"% more or less than in \"{first.Name}\"",
                        Longest = Math.Max(100, 2 * middle),
                        Items =
                        [
                            .. shown.Select(f => new Bar(f.Name, f.Percent, double.NaN)
                            {
                                FirstText = $"{f.From} to {f.To}",
                            }),
                        ],
                    },
                },
            ],
            "Bars",
            $"quantities in which the two differ most in {year}"
        ) with
        {
            Marks = [],
        };
    }

    private static double? In(ResultSet set, string metric, Good good, string entity, int year) =>
        set.Policy.Find(metric, good.Name, entity) is { } values
            ? MetricList.Find(metric).Over(values.AsSpan()[set.Policy.Clock.TicksOf(year)])
            : null;
}
