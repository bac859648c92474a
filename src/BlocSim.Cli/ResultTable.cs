using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>The few numbers printed after a run: goods with an instrument, in the last year in which one is in force, policy beside baseline.</summary>
internal static class ResultTable
{
    private static readonly string[] Always =
    [
        "price-inside",
        "equilibrium-price-inside",
        "price-outside",
        "price-members",
        "world-price",
        "equilibrium-world-price",
        "floor",
        "output-total",
        "share-of-bloc-use",
    ];

    /// <summary>Shown where they are not zero: what the instruments in use bring or cost, and what evades them.</summary>
    private static readonly string[] WhereUsed =
    [
        "evasion-share",
        "transshipment-share",
        "downstream-share",
        "leakage",
        "evaded-share-of-arrivals",
        "levy-revenue",
        "duty-revenue",
        .. Headlines.WhereNotZero,
        .. Headlines.Payments,
    ];

    public static IEnumerable<string> Of(RunResult result)
    {
        Scenario scenario = result.Pair.PolicyRun.Scenario;
        string[] periods = [.. result.Rows.Select(r => r.Period).Distinct().Order(StringComparer.Ordinal)];
        string wanted = LastYearOfPolicy(scenario);
        string year = periods.LastOrDefault(p => string.CompareOrdinal(p, wanted) <= 0) ?? periods[0];
        List<(string, string, string, string)> cells = [];
        foreach (Good good in Shown(scenario))
        {
            cells.Add(($"{good.Title}, {year}", "policy", "baseline", string.Empty));
            cells.AddRange(
                result.Rows.Where(r => r.Good == good.Name && r.Period == year && Wanted(r)).Select(r => Cells(r, good))
            );
        }

        cells.Add((string.Empty, string.Empty, string.Empty, string.Empty));
        foreach (SummaryRow row in result.Rows.Where(r => r.Good == "all" && r.Period == year))
        {
            (string policy, string _, string unit) = SummaryText.Of(row, Shown(scenario).First());
            cells.Add(($"welfare change in {year}, all goods ({row.Entity})", policy, string.Empty, unit));
        }

        foreach (
            SummaryRow row in result.Rows.Where(r =>
                r.Metric.Name == "welfare-present-value-total"
                && r.Good == scenario.Focus
                && r.Period == year
                && r.Policy != 0
                && periods.Length > 1
            )
        )
        {
            (string policy, string _, string unit) = SummaryText.Of(row, Shown(scenario).First());
            string good = Shown(scenario).First().Title;
            cells.Add(($"present value, start to {year}, {good} ({row.Entity})", policy, string.Empty, unit));
        }

        int[] widths = [cells.Max(c => c.Item1.Length), cells.Max(c => c.Item2.Length), cells.Max(c => c.Item3.Length)];
        return cells.Select(c =>
            $"  {c.Item1.PadRight(widths[0])}  {c.Item2.PadLeft(widths[1])}  {c.Item3.PadLeft(widths[2])}  {c.Item4}".TrimEnd()
        );
    }

    /// <summary>Who gains and who loses, one line a good, where several goods carry an instrument.</summary>
    public static IEnumerable<string> Incidences(RunResult result)
    {
        IReadOnlyList<(Good Good, double[] Values)> rows = Incidence.Rows(result.Pair);
        if (rows.Count < 2)
        {
            return [];
        }

        string[] heads = ["bloc buyers", "members", "treasuries", "bloc net", "outsiders", "lost"];
        List<string[]> cells =
        [
            [$"million USD/yr, {rows.Count} goods", .. heads],
        ];
        foreach ((Good good, double[] v) in rows)
        {
            double[] parts = [v[0], v[1], v[2] + v[3], v[4], v[5] + v[6] + v[7], v[8]];
            cells.Add([good.Title, .. parts.Select(p => SummaryText.Number(p * 1e-6))]);
        }

        return TextTable.Lines(cells).Select(l => "  " + l);
    }

    /// <summary>
    /// Price, tonnes and profit of every seller of a homogeneous good, or of one whose sellers have market power: the answer of textbook cases.
    /// </summary>
    public static IEnumerable<string> Sellers(RunResult result)
    {
        Scenario scenario = result.Pair.PolicyRun.Scenario;
        Good good = scenario.Goods.First(g => g.Name == scenario.Focus);
        RunTable table = result.Pair.Policy;
        string[] sellers =
        [
            .. table.Series.Where(s => s.Metric.Name == "output" && s.Good == good.Name).Select(s => s.Entity),
        ];
        bool strategic = scenario.Conducts.Any(c => c.Good == good.Name);
        if (sellers.Length > 12 || !(strategic || good.IsHomogeneous))
        {
            return [];
        }

        int last = table.Recorded - 1;
        string Cell(string metric, string nation, double factor) =>
            SummaryText.Precise((table.Find(metric, good.Name, nation)?[last] ?? double.NaN) * factor);
        string when = scenario.Clock.Label(last);
        List<string[]> cells =
        [
            [
                $"sellers of {good.Title}, {when}",
                $"marginal price, {good.DisplayUnit}",
                "sold, t/yr",
                "surplus, USD/yr",
            ],
            .. sellers.Select(n =>
                (string[])
                    [
                        scenario.Nations.First(x => x.Code == n).Title,
                        Cell("price-marginal", n, good.DisplayFactor),
                        Cell("output", n, 1),
                        Cell("producer-surplus", n, 1),
                    ]
            ),
        ];
        return TextTable.Lines(cells).Select(l => "  " + l);
    }

    /// <summary>The focus first, then other goods that carry a floor or an export measure.</summary>
    private static IEnumerable<Good> Shown(Scenario scenario)
    {
        IEnumerable<string> names = scenario
            .Bloc.Floors.Select(f => f.Good)
            .Concat(scenario.ExportMeasures.SelectMany(m => m.Goods))
            .Prepend(scenario.Focus)
            .Distinct()
            .Take(4);
        return names.Select(n => scenario.Goods.First(g => g.Name == n));
    }

    private static bool Wanted(SummaryRow row) =>
        Always.Contains(row.Metric.Name)
        || (WhereUsed.Contains(row.Metric.Name) && (row.Policy != 0 || row.Baseline is not (0 or double.NaN)));

    private static (string, string, string, string) Cells(SummaryRow row, Good good)
    {
        (string policy, string baseline, string unit) = SummaryText.Of(row, good);
        string who = row.Metric.Scope == MetricScope.Regions ? $" ({row.Entity})" : string.Empty;
        return ("  " + row.Metric.Words + who, policy, baseline, unit);
    }

    private static string LastYearOfPolicy(Scenario scenario)
    {
        YearMonth last = scenario.Clock.End;
        YearMonth[] ends = [.. scenario.PolicyPeriods().Select(p => p.Until is { } until ? until.AddMonths(-1) : last)];
        YearMonth end = ends.Length == 0 ? last : ends.Max();
        return (end < last ? end : last).Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
