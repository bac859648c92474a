using System.Globalization;
using System.Text;

namespace BlocSim.Reports;

/// <summary>
/// What happened in a run and why, in plain sentences; each names in brackets the metrics of <c>series.csv</c> that it rests on.
/// </summary>
internal static class Story
{
    private const int MostHappenings = 14;

    /// <summary>The section of the summary; empty when there is nothing to tell.</summary>
    public static string ToMarkdown(PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        List<string> told = [];
        foreach (Good good in s.Goods.OrderBy(g => g.Name == s.Focus ? 0 : 1))
        {
            bool policy =
                s.Bloc.Floors.Any(f => f.Good == good.Name)
                || s.Tariffs.Any(t => !t.Standing && t.Goods.Contains(good.Name));
            if (good.Name == s.Focus || policy)
            {
                Prices(told, pair, good);
                Instruments(told, pair, good);
                Leakage(told, pair, good);
            }
        }

        Money(told, pair);
        Plants(told, pair);
        Membership(told, pair);
        Stockpile(told, pair);
        if (told.Count == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder("\n## What happened\n\n");
        foreach (string sentence in told)
        {
            text.Append($"- {sentence}\n");
        }

        Happening[] happened = [.. pair.PolicyRun.Happenings.Where(h => !Told(h))];
        if (happened.Length > 0)
        {
            text.Append("\nIn order of time:\n\n");
            foreach (Happening h in happened.Take(MostHappenings))
            {
                text.Append($"- {h.Date}: {h.Text}.\n");
            }

            if (happened.Length > MostHappenings)
            {
                text.Append($"- and {happened.Length - MostHappenings} more.\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Plants are told of together, against the baseline.</summary>
    private static bool Told(Happening h) => Life(h) is not null;

    private static string? Life(Happening h)
    {
        foreach (string end in (string[])[" is decided", " opens", " restarts", " closes for good"])
        {
            if (h.Text.EndsWith(end, StringComparison.Ordinal))
            {
                return end.Trim();
            }
        }

        return h.Text.Contains(" goes idle", StringComparison.Ordinal) ? "goes idle" : null;
    }

    private static void Prices(List<string> told, PairedRun pair, Good good)
    {
        double[]? inside = pair.Policy.Find("price-inside", good.Name, "bloc");
        double[]? insideBefore = pair.Baseline.Find("price-inside", good.Name, "bloc");
        double[]? world = pair.Policy.Find("world-price", good.Name, "world");
        double[]? worldBefore = pair.Baseline.Find("world-price", good.Name, "world");
        if (inside is null || insideBefore is null || double.IsNaN(Mean(inside)))
        {
            if (world is not null && worldBefore is not null && Differ(Mean(world), Mean(worldBefore)))
            {
                told.Add(
                    $"{good.Title} cost {Price(Mean(world), good)} on the world market on average, {More(Mean(world) - Mean(worldBefore), good)} without the measures; the peak was {Price(world.Max(), good)} in {Peak(pair, world)} [world-price]."
                );
            }

            return;
        }

        double[]? outside = pair.Policy.Find("price-outside", good.Name, "world");
        double[]? outsideBefore = pair.Baseline.Find("price-outside", good.Name, "world");
        string others =
            outside is not null && outsideBefore is not null && !double.IsNaN(Mean(outside))
                ? $"; buyers outside paid {Price(Mean(outside), good)}, {More(Mean(outside) - Mean(outsideBefore), good)} without it"
                : string.Empty;
        told.Add(
            $"Buyers in the bloc paid {Price(Mean(inside), good)} for {good.Title} on average over the run, {More(Mean(inside) - Mean(insideBefore), good)} without the policy{others} [price-inside, price-outside]."
        );
    }

    private static void Instruments(List<string> told, PairedRun pair, Good good)
    {
        double[]? floor = pair.Policy.Find("floor", good.Name, "bloc");
        int held = floor?.Count(f => !double.IsNaN(f)) ?? 0;
        if (held > 0)
        {
            double[]? levy = pair.Policy.Find("levy", good.Name, "bloc");
            int bound = levy?.Count(l => l > 0) ?? 0;
            string how =
                bound > 0
                    ? $"; a levy was due in {bound} of them, {Price(Mean(levy!.Where(l => l > 0)), good)} on average over all that outsiders sold"
                    : string.Empty;
            told.Add($"A floor on {good.Title} was in force in {held} of {floor!.Length} periods{how} [floor, levy].");
            double[]? members = pair.Policy.Find("price-members", good.Name, "bloc");
            int end = Array.FindLastIndex(floor!, f => !double.IsNaN(f));
            if (members is not null && !double.IsNaN(members[end]))
            {
                double gap = floor![end] - members[end];
                string reached = gap < 0.02 * floor[end] ? "the floor reached them" : "the floor did not reach them";
                string when =
                    end == floor.Length - 1 ? "At the end" : $"When it ended, in {pair.Policy.Clock.Label(end)},";
                told.Add(
                    $"{when} members' producers received {Price(members[end], good)} against a floor of {Price(floor[end], good)}: {reached} [price-members, floor]."
                );
            }
        }

        foreach (Series rent in pair.Policy.Series.Where(x => x.Metric.Name == "quota-rent" && x.Good == good.Name))
        {
            int bound = rent.Values.Count(v => v > 1000);
            if (bound > 0)
            {
                string who = Name(pair, rent.Entity);
                told.Add(
                    $"{who}'s export limit bound in {bound} of {rent.Values.Length} periods; its licences were worth {Money(Mean(rent.Values.Where(v => v > 1000)))} a year then [quota-rent]."
                );
            }
        }
    }

    private static void Leakage(List<string> told, PairedRun pair, Good good)
    {
        double[]? leak = pair.Policy.Find("leakage", good.Name, "bloc");
        if (leak is null || !(leak.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max() > 0.001))
        {
            return;
        }

        (string What, double Share)[] ways =
        [
            ("misdeclared at the border", Last(Values(pair, "evasion-share", good.Name, "bloc"))),
            ("under another nation's papers", Last(Values(pair, "transshipment-share", good.Name, "bloc"))),
            ("inside goods made of it", Last(Values(pair, "downstream-share", good.Name, "bloc"))),
        ];
        string parts = string.Join(
            ", ",
            ways.Where(w => w.Share > 0.0005)
                .OrderByDescending(w => w.Share)
                .Select(w => $"{Percent(w.Share)} {w.What}")
        );
        if (parts.Length > 0)
        {
            told.Add(
                $"At the end {Percent(Last(leak))} of the bloc's use of {good.Title} went round the policy: {parts}; most in {Peak(pair, leak)}, {Percent(leak.Where(v => !double.IsNaN(v)).Max())} [leakage, evasion-share, transshipment-share, downstream-share]."
            );
        }

        double soldOn = Last(Values(pair, "re-exports", good.Name, "bloc"));
        if (soldOn > 0)
        {
            double papers = Last(Values(pair, "transshipment", good.Name, "bloc"));
            told.Add(
                $"Of what came under another nation's papers at the end, {Percent(soldOn / papers)} was bought and sold on by members on their own track [re-exports, transshipment]."
            );
        }
    }

    /// <summary>Who gained and who paid, all goods together, on average a year.</summary>
    private static void Money(List<string> told, PairedRun pair)
    {
        double Sum(string metric, string region) =>
            pair.PolicyRun.Scenario.Goods.Sum(g =>
                pair.Policy.Find(metric + "-total", g.Name, region) is { } v ? Mean(v) : 0
            );
        if (pair.PolicyRun.Scenario.Bloc.Memberships.IsEmpty)
        {
            return;
        }

        double buyers = Sum("consumer-surplus-change", "bloc");
        double producers = Sum("producer-surplus-change", "bloc");
        double treasury = Sum("treasury-change", "bloc");
        double outside = Sum("welfare-change", "outside");
        double world = Sum("welfare-change", "world");
        if (Math.Abs(buyers) + Math.Abs(producers) + Math.Abs(treasury) + Math.Abs(outside) < 1)
        {
            return;
        }

        told.Add(
            $"Against the baseline, a year on average and all goods together: buyers in the bloc {Gain(buyers)}, its producers {Gain(producers)}, its treasuries {Gain(treasury)}; outsiders {Gain(outside)}; the world {Gain(world)} [consumer-surplus-change-total, producer-surplus-change-total, treasury-change-total, welfare-change-total]."
        );
    }

    private static void Plants(List<string> told, PairedRun pair)
    {
        HashSet<string> projects = new(StringComparer.Ordinal);
        Dictionary<string, string> with = LastEvents(pair.PolicyRun.Happenings, projects);
        Dictionary<string, string> without = LastEvents(pair.BaselineHappenings, projects);
        Tell(told, "Decided with the policy and not without it", Only(with, without), "plants-building");
        Tell(told, "Decided without the policy and not with it", Only(without, with), "plants-building");
        Tell(
            told,
            "Idle or closed at the end with the policy, working without it",
            Stopped(with, without, projects),
            "plants-idle, plants-closed"
        );
        Tell(
            told,
            "Working at the end with the policy, idle or closed without it",
            Stopped(without, with, projects),
            "plants-idle, plants-closed"
        );
    }

    /// <summary>The last that happened to each plant.</summary>
    private static Dictionary<string, string> LastEvents(IReadOnlyList<Happening> happenings, HashSet<string> projects)
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Happening h in happenings)
        {
            if (Life(h) is { } what)
            {
                string plant = h.Text[..h.Text.IndexOf(" " + what, StringComparison.Ordinal)];
                last[plant] = what;
                if (what == "is decided")
                {
                    projects.Add(plant);
                }
            }
        }

        return last;
    }

    /// <summary>Projects that one run decided and the other did not.</summary>
    private static string[] Only(Dictionary<string, string> one, Dictionary<string, string> other) =>
        [
            .. one.Where(p => p.Value is "is decided" or "opens" && !other.ContainsKey(p.Key))
                .Select(p => p.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Plants that stand still at the end of one run and work at the end of the other; a standing plant of which nothing is told works.</summary>
    private static string[] Stopped(
        Dictionary<string, string> one,
        Dictionary<string, string> other,
        HashSet<string> projects
    ) =>
        [
            .. one.Where(p => p.Value is "goes idle" or "closes for good")
                .Select(p => p.Key)
                .Where(plant =>
                    other.TryGetValue(plant, out string? last)
                        ? last is "opens" or "restarts"
                        : !projects.Contains(plant)
                )
                .Order(StringComparer.Ordinal),
        ];

    private static void Tell(List<string> told, string title, string[] plants, string metrics)
    {
        if (plants.Length > 0)
        {
            string rest = plants.Length > 5 ? $" and {plants.Length - 5} more" : string.Empty;
            told.Add($"{title}: {string.Join("; ", plants.Take(5))}{rest} [{metrics}].");
        }
    }

    private static void Membership(List<string> told, PairedRun pair)
    {
        double[]? members = pair.Policy.Find("members", "all", "bloc");
        if (members is null)
        {
            return;
        }

        double[] leave = Values(pair, "would-leave", "all", "bloc");
        double[] join = Values(pair, "would-join", "all", "bloc");
        bool reckoned = pair.Policy.Series.Any(x =>
            x.Metric.Name == "membership-gain" && x.Values.Any(v => !double.IsNaN(v))
        );
        string stable = (leave[^1], join[^1]) switch
        {
            _ when members[^1] == 0 => "nobody is left in it",
            _ when !reckoned => "nobody has reckoned yet",
            (0, 0) => "nobody reckons to gain by going or coming: the bloc is stable",
            (0, _) => $"no member reckons to gain by going, {join[^1]:0} outside by coming: internally stable only",
            _ => $"{leave[^1]:0} members reckon to gain by going, {join[^1]:0} outside by coming: not stable",
        };
        told.Add(
            $"The bloc had {members[0]:0} members at first, {members.Min():0} at the fewest and {members[^1]:0} at the end; by their last reckoning {stable} [members, would-leave, would-join]."
        );
    }

    private static void Stockpile(List<string> told, PairedRun pair)
    {
        if (pair.Policy.Find("stockpile-result", "all", "bloc") is { } result)
        {
            double debt = Last(Values(pair, "stockpile-debt", "all", "bloc"));
            double value = Last(Values(pair, "stockpile-value", "all", "bloc"));
            told.Add(
                $"The stockpile ended worth {Money(value)} with {Money(debt)} of its loan drawn: it {(Last(result) >= 0 ? "made" : "lost")} {Money(Math.Abs(Last(result)))} in all [stockpile-value, stockpile-debt, stockpile-result]."
            );
        }
    }

    private static double[] Values(PairedRun pair, string metric, string good, string entity) =>
        pair.Policy.Find(metric, good, entity) ?? [double.NaN];

    private static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-6 * Math.Abs(b);

    private static double Mean(IEnumerable<double> values) =>
        values.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    private static double Last(double[] values)
    {
        int at = Array.FindLastIndex(values, v => !double.IsNaN(v));
        return at < 0 ? double.NaN : values[at];
    }

    private static string Peak(PairedRun pair, double[] values)
    {
        int best = -1;
        for (int t = 0; t < values.Length; t++)
        {
            best = !double.IsNaN(values[t]) && (best < 0 || values[t] > values[best]) ? t : best;
        }

        return best < 0 ? "-" : pair.Policy.Clock.Label(best);
    }

    private static string Name(PairedRun pair, string code) =>
        pair.PolicyRun.Scenario.Nations.FirstOrDefault(n => n.Code == code)?.Title ?? code;

    private static string Price(double usdPerTonne, Good good) =>
        $"{SummaryText.Number(usdPerTonne * good.DisplayFactor)} {good.DisplayUnit}";

    private static string More(double difference, Good good) =>
        SummaryText.Number(Math.Abs(difference) * good.DisplayFactor) == "0"
            ? "as much as"
            : $"{Price(Math.Abs(difference), good)} {(difference > 0 ? "more than" : "less than")}";

    private static string Percent(double share) => $"{SummaryText.Number(100 * share)} %";

    private static string Money(double usd) =>
        Math.Abs(usd) >= 1e6
            ? $"{SummaryText.Number(usd / 1e6)} million USD"
            : $"{usd.ToString("#,0", CultureInfo.InvariantCulture)} USD";

    private static string Gain(double usd) =>
        Math.Abs(usd) < 0.5 ? "are where they were" : $"{(usd > 0 ? "gained" : "lost")} {Money(Math.Abs(usd))}";
}
