using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>Which series an experiment keeps: what charts and summaries show, for the focus good and the goods that carry an instrument.</summary>
public static class ColumnChoice
{
    private const int MaxGoods = 4;

    /// <summary>What charts show beside the metrics that briefings quote.</summary>
    private static readonly (string Metric, string Entity)[] Charted =
    [
        ("non-dominant-share", "world"),
        ("hhi", "world"),
        ("use", "bloc"),
        ("evasion", "bloc"),
        ("transshipment", "bloc"),
    ];

    private static readonly (string Metric, string Entity)[] Together =
    [
        ("welfare-change-all-goods", "bloc"),
        ("welfare-change-all-goods", "outside"),
        ("welfare-change-all-goods", "world"),
        ("members", "bloc"),
        ("stockpile-value", "bloc"),
        ("stockpile-debt", "bloc"),
        ("stockpile-result", "bloc"),
    ];

    /// <summary>The columns for scenarios that are run side by side; those of the first come first.</summary>
    /// <param name="pairs">One finished run of each scenario, to see what is recorded there.</param>
    public static ImmutableArray<Column> Of(IEnumerable<PairedRun> pairs) => [.. pairs.SelectMany(Of).Distinct()];

    private static IEnumerable<Column> Of(PairedRun pair)
    {
        Scenario scenario = pair.PolicyRun.Scenario;
        IEnumerable<string> instruments = scenario
            .Bloc.Floors.Select(f => f.Good)
            .Concat(scenario.Tariffs.Where(t => !t.Standing).SelectMany(t => t.Goods))
            .Concat(scenario.ExportMeasures.SelectMany(m => m.Goods));
        string[] goods = [.. instruments.Prepend(scenario.Focus).Distinct().Take(MaxGoods)];

        // Of goods made from each other only the sum of welfare means something.
        bool linked = scenario.Processes.Any(p => !p.Inputs.IsEmpty);
        foreach (string good in goods)
        {
            foreach ((string metric, string entity) in Headlines.Quoted.Concat(Charted))
            {
                bool means = !(linked && metric.StartsWith("welfare-", StringComparison.Ordinal));
                if (means && pair.Policy.Find(metric, good, entity) is not null)
                {
                    yield return new Column(MetricList.Find(metric), good, entity);
                }
            }

            foreach (string metric in Headlines.Payments)
            {
                var payment = new Column(MetricList.Find(metric), good, "world");
                if (Pays(payment, pair.Policy) || Pays(payment, pair.Baseline))
                {
                    yield return payment;
                }
            }
        }

        foreach (Series each in pair.Policy.Series)
        {
            bool share = each.Metric.Name == "share-of-supply" && each.Good == scenario.Focus;
            bool sector = each.Metric.Scope == MetricScope.Sectors && goods.Contains(each.Good);
            if ((share || sector) && !Array.TrueForAll(each.Values, double.IsNaN))
            {
                yield return new Column(each.Metric, each.Good, each.Entity);
            }
        }

        foreach ((string metric, string entity) in Together)
        {
            if (pair.Policy.Find(metric, "all", entity) is not null)
            {
                yield return new Column(MetricList.Find(metric), "all", entity);
            }
        }
    }

    private static bool Pays(Column payment, RunTable table) => payment.In(table)?.Any(v => v != 0) == true;
}
