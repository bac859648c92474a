namespace BlocSim.Reports;

/// <summary>Who gains and who loses from the policy on each good, in one table: the last year, against the baseline.</summary>
public static class Incidence
{
    /// <summary>Columns after the good: title, metric and for whom.</summary>
    public static IReadOnlyList<(string Title, string Metric, string Entity)> Columns { get; } =
    [
        ("buyers in the bloc", "consumer-surplus-change-total", "bloc"),
        ("members' producers", "producer-surplus-change-total", "bloc"),
        ("bloc treasuries", "treasury-change-total", "bloc"),
        ("licence holders", "licence-rent-change-total", "bloc"),
        ("bloc, net", "welfare-change-total", "bloc"),
        ("outside buyers", "consumer-surplus-change-total", "outside"),
        ("outside producers", "producer-surplus-change-total", "outside"),
        ("outside treasuries", "treasury-change-total", "outside"),
        ("deadweight loss", "deadweight-loss-total", "world"),
    ];

    /// <summary>A row a good with an instrument of its own; empty without a bloc, or where goods are made from each other: there only their sum means something.</summary>
    public static IReadOnlyList<(Good Good, double[] Values)> Rows(PairedRun pair)
    {
        Scenario scenario = pair.PolicyRun.Scenario;
        bool linked = scenario.Processes.Any(p => !p.Inputs.IsEmpty);
        if (linked || scenario.Bloc.Memberships.IsEmpty)
        {
            return [];
        }

        Clock clock = scenario.Clock;
        int year = clock.DateOf(clock.Ticks - 1).Year;
        return
        [
            .. scenario
                .Goods.Where(g =>
                    Story.HasPolicy(scenario, g.Name)
                    || scenario.ExportMeasures.Any(m => !m.Standing && m.Goods.Contains(g.Name))
                    || scenario.Strategies.Any(x => x.Goods.Contains(g.Name))
                    || scenario.Bloc.Club?.Goods.Contains(g.Name) == true
                    || scenario.Bloc.Stockpile?.Targets.Any(t => t.Good == g.Name) == true
                )
                .Select(g => (g, Columns.Select(c => pair.Policy.InYear(c.Metric, g.Name, c.Entity, year)).ToArray())),
        ];
    }

    /// <summary>The table as Markdown, in one unit; columns in which everything is zero are left out.</summary>
    public static string ToMarkdown(PairedRun pair)
    {
        IReadOnlyList<(Good Good, double[] Values)> rows = Rows(pair);
        if (rows.Count == 0)
        {
            return string.Empty;
        }

        double largest = rows.Max(r => r.Values.Max(v => double.IsNaN(v) ? 0 : Math.Abs(v)));
        (double factor, string unit) = largest >= 1e6 ? (1e-6, "million USD/yr") : (1, "USD/yr");
        int[] shown =
        [
            .. Enumerable
                .Range(0, Columns.Count)
                .Where(c => rows.Any(r => Math.Abs(r.Values[c]) > 1e-9 * Math.Max(1, largest))),
        ];
        if (shown.Length == 0)
        {
            return string.Empty;
        }

        string head = string.Concat(shown.Select(c => $" {Columns[c].Title} |"));
        string line = string.Concat(shown.Select(_ => "---:|"));
        string body = string.Concat(
            rows.Select(r =>
                $"| {r.Good.Title} |{string.Concat(shown.Select(c => $" {Number(r.Values[c] * factor)} |"))}\n"
            )
        );
        return $"\n## Who gains, who loses\n\nGains against the baseline, {unit}; losses are negative. The bloc's net is the sum of its parts; what nobody gets is the deadweight loss.\n\n| |{head}\n|---|{line}\n{body}";
    }

    private static string Number(double value) => Math.Abs(value) < 5e-10 ? "0" : SummaryText.Number(value);
}
