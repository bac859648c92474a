namespace BlocSim.Reports;

/// <summary>Who gains and who loses from the policy on each good, in one table: on average while the policy is in force, against the baseline.</summary>
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
                .Select(g => (g, Values(pair, g.Name))),
        ];
    }

    private static double[] Values(PairedRun pair, string good)
    {
        var time = PolicyTime.Of(pair, good);
        return [.. Columns.Select(c => time.Mean(pair.Policy.Find(c.Metric, good, c.Entity)))];
    }

    /// <summary>Nations that gain and lose most, all goods together: the only sum that means something where goods are made from each other.</summary>
    private static string ByNation(PairedRun pair)
    {
        const int Shown = 12;
        Scenario scenario = pair.PolicyRun.Scenario;
        var time = PolicyTime.Of(pair, null);
        string[] metrics =
        [
            "consumer-surplus-change",
            "producer-surplus-change",
            "treasury-change",
            "licence-rent-change",
            "welfare-change",
        ];
        (Nation Nation, double[] Values)[] rows =
        [
            .. scenario
                .Nations.Select(n =>
                    (
                        n,
                        metrics
                            .Select(m => scenario.Goods.Sum(g => time.MeanOrZero(pair.Policy.Find(m, g.Name, n.Code))))
                            .ToArray()
                    )
                )
                .OrderByDescending(r => Math.Abs(r.Item2[^1]))
                .Take(Shown)
                .OrderByDescending(r => r.Item2[^1]),
        ];
        double largest = rows.Length == 0 ? 0 : rows.Max(r => r.Values.Max(Math.Abs));
        double spending = scenario.Goods.Sum(g => time.MeanOrZero(pair.Policy.Find("spending", g.Name, "world")));
        if (!(largest > 1e-8 * spending))
        {
            return string.Empty;
        }

        (double factor, string unit) = largest >= 1e6 ? (1e-6, "million USD/yr") : (1, "USD/yr");
        string body = string.Concat(
            rows.Where(r => r.Values.Max(Math.Abs) > 1e-8 * spending)
                .Select(r => $"| {r.Nation.Title} |{string.Concat(r.Values.Select(v => $" {Number(v * factor)} |"))}\n")
        );
        return $"\n## Who gains, who loses\n\nGains against the baseline on average {time.Words}, all goods together, {unit}; losses are negative.\n\n| | buyers | producers | treasury | licence holders | net |\n|---|---:|---:|---:|---:|---:|\n{body}";
    }

    /// <summary>The table as Markdown, in one unit; columns in which everything is zero are left out.</summary>
    public static string ToMarkdown(PairedRun pair)
    {
        IReadOnlyList<(Good Good, double[] Values)> rows = Rows(pair);
        if (rows.Count == 0)
        {
            return ByNation(pair);
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
        return $"\n## Who gains, who loses\n\nGains against the baseline on average over the time in which the good's policy is in force, {unit}; losses are negative. The bloc's net is the sum of its parts; what nobody gets is the deadweight loss.\n\n| |{head}\n|---|{line}\n{body}";
    }

    private static string Number(double value) => Math.Abs(value) < 5e-10 ? "0" : SummaryText.Number(value);
}
