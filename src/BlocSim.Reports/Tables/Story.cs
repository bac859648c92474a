using System.Text;
using static BlocSim.Reports.StoryWords;

namespace BlocSim.Reports;

/// <summary>
/// What happened in a run and why, in plain sentences; each names in brackets the metrics of <c>series.csv</c> that it rests on.
/// </summary>
internal static partial class Story
{
    /// <summary>Of a long list the first and the last of these are shown.</summary>
    private const int FirstHappenings = 14;

    private const int LastHappenings = 8;

    /// <summary>A price that moved by less than this share is not told of as a side effect.</summary>
    private const double Noticeable = 0.05;

    private const int MaxSideEffects = 4;

    /// <summary>Share of what is spent that clearing to a relative 1e-10 may leave open in a sum of surpluses.</summary>
    private const double Noise = 1e-8;

    /// <summary>The section of the summary; empty when there is nothing to tell.</summary>
    public static string ToMarkdown(PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        List<string> told = [];
        Good[] main = [.. s.Goods.Where(g => g.Name == s.Focus || HasPolicy(s, g.Name))];
        foreach (Good good in main.OrderBy(g => g.Name == s.Focus ? 0 : 1))
        {
            told.AddRange(new GoodStory(pair, good).Sentences());
        }

        SideEffects(told, pair, [.. s.Goods.Except(main)]);
        Welfare(told, pair);
        Support(told, pair);
        Moved(told, pair);
        Stockpile(told, pair);
        return told.Count == 0
            ? string.Empty
            : "\n## What happened\n\n" + string.Concat(told.Select(sentence => $"- {sentence}\n"));
    }

    /// <summary>What was decided and when: plants, membership, rulings, strategies; empty where nothing was.</summary>
    public static string Decisions(PairedRun pair)
    {
        List<string> told = [];
        Plants(told, pair);
        Membership(told, pair);
        RunEvent[] happened =
        [
            .. Agreed(pair)
                .Concat(pair.PolicyRun.Events.Where(h => !Told(h)))
                .OrderBy(h => h.Date, StringComparer.Ordinal),
        ];
        if (told.Count == 0 && happened.Length == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder("\n## Decisions\n\n");
        text.Append(string.Concat(told.Select(sentence => $"- {sentence}\n")));
        if (happened.Length > 0)
        {
            text.Append(told.Count > 0 ? "\nIn order of time:\n\n" : "In order of time:\n\n");
        }

        int left = happened.Length - FirstHappenings - LastHappenings;
        for (int i = 0; i < happened.Length; i++)
        {
            bool skipped = left > 1 && i >= FirstHappenings && i < FirstHappenings + left;
            if (!skipped)
            {
                text.Append($"- {happened[i].Date}: {happened[i].Text}.\n");
            }
            else if (i == FirstHappenings)
            {
                text.Append($"- {happened[i].Date} to {happened[i + left - 1].Date}: {left} more.\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Who came by the calendar after the start, where nations also choose: counts of members need both.</summary>
    private static IEnumerable<RunEvent> Agreed(PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        if (s.Bloc.MembershipRule is null)
        {
            return [];
        }

        return s
            .Bloc.Memberships.Where(m =>
                m.InForce.From is { } from
                && from > s.Clock.Start
                && s.Clock.FirstTickOf(from) < s.Clock.Ticks
                && !s.Interventions.Any(i =>
                    i.Kind == InterventionKind.Membership && i.Target == m.Nation && i.At <= from
                )
            )
            .GroupBy(m => s.Clock.Label(s.Clock.FirstTickOf(m.InForce.From!.Value)))
            .Select(g => new RunEvent(
                g.Key,
                EventKind.Government,
                $"{RunView.List(g.Select(m => NationName(s, m.Nation)))} {(g.Count() == 1 ? "joins" : "join")}, as agreed"
            ));
    }

    /// <summary>Prices that moved most of goods that nothing else is told of.</summary>
    private static void SideEffects(List<string> told, PairedRun pair, Good[] others)
    {
        int year = LastYear(pair);
        (Good Good, double With, double Without)[] moved =
        [
            .. others
                .Select(g =>
                    (
                        Good: g,
                        With: pair.Policy.InYear("price-inside", g.Name, "bloc", year),
                        Without: pair.Baseline.InYear("price-inside", g.Name, "bloc", year)
                    )
                )
                .Where(x => Math.Abs(x.With - x.Without) > Noticeable * x.Without)
                .OrderByDescending(x => Math.Abs(x.With - x.Without) / x.Without)
                .Take(MaxSideEffects),
        ];
        if (moved.Length > 0)
        {
            string prices = string.Join(
                "; ",
                moved.Select(x => $"{x.Good.Title} {Price(x.With, x.Good)} instead of {Price(x.Without, x.Good)}")
            );
            told.Add($"Other prices that moved inside the bloc, in {year}: {prices} [price-inside].");
        }
    }

    /// <summary>What named plants cost those who help them.</summary>
    private static void Support(List<string> told, PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        foreach (string nation in s.Bloc.Supports.Where(p => !p.Standing).Select(p => p.Nation).Distinct())
        {
            double[] paid =
            [
                .. Enumerable
                    .Range(0, pair.Policy.Recorded)
                    .Select(t => s.Goods.Sum(g => pair.Policy.Find("subsidy", g.Name, nation)?[t] ?? 0)),
            ];
            if (paid.Any(v => v > 0))
            {
                told.Add(
                    $"Producers in {NationName(s, nation)} were paid {Money(Mean(paid.Where(v => v > 0)))} a year beside the market, in {paid.Count(v => v > 0)} of {paid.Length} periods{(s.Bloc.Supports.Any(p => p.Nation == nation && p.Grant > 0) ? "; grants come on top where a project was decided" : string.Empty)} [subsidy]."
                );
            }
        }
    }

    /// <summary>Plants that went to where inputs are cheaper.</summary>
    private static void Moved(List<string> told, PairedRun pair)
    {
        Scenario s = pair.PolicyRun.Scenario;
        foreach (Series moved in pair.Policy.Series.Where(x => x.Metric.Name == "relocated" && Last(x.Values) > 0.5))
        {
            string good = s.Goods.First(g => g.Name == moved.Good).Title;
            told.Add(
                $"By the end {SummaryText.Number(Last(moved.Values))} t/yr of capacity to make {good} had come to {NationName(s, moved.Entity)} from elsewhere [relocated]."
            );
        }
    }

    /// <summary>Whether the bloc does something about a good itself.</summary>
    internal static bool HasPolicy(Scenario s, string good) =>
        s.Bloc.Floors.Any(f => f.Good == good)
        || s.Tariffs.Any(t => !t.Standing && t.Goods.Contains(good))
        || s.Interventions.Any(i => i.Kind == InterventionKind.Tariff && i.Target == good)
        || s.Bloc.Reliefs.Any(r => r.Goods.Contains(good))
        || s.Bloc.OriginRules.Any(r => r.Goods.Contains(good))
        || s.Bloc.Procurements.Any(r => r.Goods.Contains(good));

    /// <summary>Plants are told of together, against the baseline.</summary>
    private static bool Told(RunEvent h) => Life(h) is not null;

    private static string? Life(RunEvent h)
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

    /// <summary>Who gained and who paid, all goods together, on average a year.</summary>
    private static void Welfare(List<string> told, PairedRun pair)
    {
        var time = PolicyTime.Of(pair, null);
        double Sum(string metric, string region) =>
            pair.PolicyRun.Scenario.Goods.Sum(g =>
                pair.Policy.Find(metric + "-total", g.Name, region) is { } v
                && time.Mean(v) is var mean
                && !double.IsNaN(mean)
                    ? mean
                    : 0
            );
        if (pair.PolicyRun.Scenario.Bloc.Memberships.IsEmpty)
        {
            return;
        }

        double buyers = Sum("consumer-surplus-change", "bloc");
        double producers = Sum("producer-surplus-change", "bloc");
        double treasury = Sum("treasury-change", "bloc");
        double licences = Sum("licence-rent-change", "bloc");
        double outside = Sum("welfare-change", "outside");
        double world = Sum("welfare-change", "world");

        // What clearing leaves open is no gain.
        double least =
            Noise
            * pair.PolicyRun.Scenario.Goods.Sum(g =>
                Math.Abs(Mean(pair.Policy.Find("spending", g.Name, "world") ?? [0]))
            );
        if (
            Math.Max(Math.Max(Math.Abs(buyers), Math.Abs(producers)), Math.Max(Math.Abs(treasury), Math.Abs(outside)))
            < least
        )
        {
            return;
        }

        string holders =
            Math.Abs(licences) < least ? string.Empty : $", holders of import licences {Gain(licences, "are", least)}";
        told.Add(
            $"Against the baseline, a year on average {time.Words} and over all goods: buyers in the bloc {Gain(buyers, "are", least)}, its producers {Gain(producers, "are", least)}, its treasuries {Gain(treasury, "are", least)}{holders}; outsiders {Gain(outside, "are", least)}; the world {Gain(world, "is", least)} [consumer-surplus-change-total, producer-surplus-change-total, treasury-change-total, welfare-change-total]."
        );
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
            (0, 0) => "nobody reckons to gain by going or coming",
            (0, _) => $"no member reckons to gain by going, {join[^1]:0} outside by coming",
            _ => $"{leave[^1]:0} members reckon to gain by going, {join[^1]:0} outside by coming",
        };
        Scenario s = pair.PolicyRun.Scenario;
        int parties = s.Bloc.Parties.Length;
        int named = s.Bloc.Memberships.Select(m => m.Nation).Distinct().Count();
        string who =
            parties > named ? $"members (customs territories; {named} of them stand for {parties} parties)" : "members";
        int moves = pair.PolicyRun.Events.Count(h =>
            !h.Text.EndsWith(", unannounced", StringComparison.Ordinal)
            && (
                h.Text.Contains(" joins", StringComparison.Ordinal)
                || h.Text.Contains(" leaves", StringComparison.Ordinal)
            )
        );
        string chosen =
            moves == 0
                ? "none came or went of its own will"
                : $"{moves} {(moves == 1 ? "move was" : "moves were")} their own choice";
        told.Add(
            $"The bloc had {members[0]:0} {who} at first, {members.Min():0} at the fewest and {members[^1]:0} in the last period; {chosen}; by their last reckoning {stable} [members, would-leave, would-join]."
        );
    }

    private static void Stockpile(List<string> told, PairedRun pair)
    {
        if (pair.Policy.Find("stockpile-result", "all", "bloc") is { } result)
        {
            double debt = Last(Values(pair, "stockpile-debt", "all", "bloc"));
            double value = Last(Values(pair, "stockpile-value", "all", "bloc"));
            told.Add(
                $"The stockpile ended worth {Money(value)}, with {Money(debt)} of its loan drawn and {Money(pair.PolicyRun.Scenario.Bloc.Stockpile!.Private)} of private capital put in: counting its cash and what members had to pay in, it {(Last(result) >= 0 ? "made" : "lost")} {Money(Math.Abs(Last(result)))} in all [stockpile-value, stockpile-debt, stockpile-result]."
            );
        }
    }
}
