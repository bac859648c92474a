using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>The few numbers printed after a run: the focus good in the last year, policy beside baseline.</summary>
internal static class ResultTable
{
    private static readonly string[] Shown =
    [
        "price-inside",
        "price-outside",
        "price-members",
        "world-price",
        "floor",
        "share-of-bloc-use",
        "output-total",
        "leakage",
        "evaded-share-of-arrivals",
        "levy-revenue",
    ];

    public static IEnumerable<string> Of(RunResult result)
    {
        Scenario scenario = result.Pair.PolicyRun.Scenario;
        Good good = scenario.Goods.First(g => g.Name == scenario.Focus);
        SummaryRow[] own = [.. result.Rows.Where(r => r.Good == good.Name)];
        string? last = own.Max(r => r.Period);
        List<(string, string, string, string)> cells = [($"{good.Title}, {last}", "policy", "baseline", "")];
        foreach (SummaryRow row in own.Where(r => r.Period == last && Shown.Contains(r.Metric.Name)))
        {
            (string policy, string baseline, string unit) = SummaryText.Of(row, good);
            string who = row.Metric.Scope == MetricScope.Regions ? $" ({row.Entity})" : string.Empty;
            cells.Add((row.Metric.Name.Replace('-', ' ') + who, policy, baseline, unit));
        }

        foreach (SummaryRow row in result.Rows.Where(r => r.Good == "all" && r.Period == last))
        {
            (string policy, string baseline, string unit) = SummaryText.Of(row, good);
            cells.Add(($"welfare change, all goods ({row.Entity})", policy, baseline, unit));
        }

        int[] widths = [cells.Max(c => c.Item1.Length), cells.Max(c => c.Item2.Length), cells.Max(c => c.Item3.Length)];
        return cells.Select(c =>
            $"  {c.Item1.PadRight(widths[0])}  {c.Item2.PadLeft(widths[1])}  {c.Item3.PadLeft(widths[2])}  {c.Item4}".TrimEnd()
        );
    }
}
