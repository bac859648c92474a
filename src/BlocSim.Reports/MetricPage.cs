using System.Text;

namespace BlocSim.Reports;

/// <summary>The metrics as a reference page.</summary>
public static class MetricPage
{
    /// <summary>The page in Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            "# Metrics\n\nGenerated from the metric declarations; do not edit. Flows and payments are yearly rates. A value that does not exist (nobody traded, no floor in force) has no row in tables.\n"
        );
        Table(text, "Measured in every tick", MetricList.All);
        Table(text, "Against the paired baseline", MetricList.Paired);
        Table(text, "With --with-equilibrium", MetricList.Equilibrium);
        Table(text, "Where members choose or there is a stockpile (good: all)", MetricList.Whole);
        return text.ToString();
    }

    /// <summary>A metric as a row of a page about it: name, unit, meaning. Null when there is no such metric.</summary>
    public static string? Row(string name) =>
        MetricList
            .All.Concat(MetricList.Paired)
            .Concat(MetricList.Equilibrium)
            .Concat(MetricList.Whole)
            .FirstOrDefault(m => m.Name == name)
            is { } metric
            ? $"| `{metric.Name}` | {metric.Unit} | {metric.Meaning} |"
            : null;

    private static void Table(StringBuilder text, string title, IReadOnlyList<Metric> metrics)
    {
        text.Append($"\n## {title}\n\n| metric | unit | measured for | meaning | formula |\n|---|---|---|---|---|\n");
        foreach (Metric m in metrics)
        {
            string scope = m.Scope switch
            {
                MetricScope.World => "world",
                MetricScope.Bloc => "bloc",
                MetricScope.Regions => "bloc, outside, world",
                MetricScope.Origins => "each origin",
                MetricScope.Sectors => "each sector, in the bloc and outside (`bloc:ev`)",
                _ => "each nation",
            };
            text.Append($"| `{m.Name}` | {m.Unit} | {scope} | {m.Meaning} | {m.Formula} |\n");
        }
    }
}
