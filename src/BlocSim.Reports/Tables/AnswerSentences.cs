using static BlocSim.Reports.StoryWords;

namespace BlocSim.Reports;

/// <summary>The sentences that answers are made of; null where a run has nothing to say on a matter.</summary>
internal sealed partial class AnswerSentences
{
    /// <summary>Of a list of nations so many are named.</summary>
    private const int Named = 3;

    /// <summary>Smaller shares of use, and of spending, are nothing to speak of.</summary>
    private const double Small = 0.001;

    private readonly PairedRun pair;
    private readonly Scenario s;
    private readonly Good good;
    private readonly string name;
    private readonly PolicyTime time;

    public AnswerSentences(PairedRun pair, Good good)
    {
        this.pair = pair;
        this.good = good;
        s = pair.PolicyRun.Scenario;
        name = RunView.InSentence(good.Title);
        time = PolicyTime.Of(pair, good.Name);
    }

    private string Begin => Capital(time.Words);

    private double Of(string metric, string entity) => time.Mean(pair.Policy.Find(metric, good.Name, entity));

    private double Before(string metric, string entity) => time.Mean(pair.Baseline.Find(metric, good.Name, entity));

    private double InLast(string metric, string entity = "bloc") =>
        pair.Policy.InYear(metric, good.Name, entity, time.LastYear);

    /// <summary>What buyers pay, and whether the floor reaches members' producers.</summary>
    public string? Price()
    {
        double inside = Of("price-inside", "bloc");
        double before = Before("price-inside", "bloc");
        if (double.IsNaN(inside) || double.IsNaN(before))
        {
            return WorldPrice();
        }

        double floor = Of("floor", "bloc");
        double members = Of("price-members", "bloc");
        string reaches =
            double.IsNaN(floor) || double.IsNaN(members)
                ? string.Empty
                : $"; members' producers get {StoryWords.Price(members, good)}, {Floor(floor)}";
        string outside =
            reaches.Length > 0
            || double.IsNaN(Of("price-outside", "world"))
            || double.IsNaN(Before("price-outside", "world"))
                ? string.Empty
                : $"; buyers outside pay {StoryWords.Price(Of("price-outside", "world"), good)} instead of {StoryWords.Price(Before("price-outside", "world"), good)}";
        string than =
            StoryWords.Price(inside, good) == StoryWords.Price(before, good)
                ? $", about as much as {Counterfactual.Phrase(s)}"
                : $" instead of {StoryWords.Price(before, good)}";
        return $"{Begin} buyers in the bloc pay {StoryWords.Price(inside, good)} for {name}{than}{reaches}{outside} [price-inside, price-{(reaches.Length > 0 ? "members, floor" : "outside")}].";
    }

    /// <summary>The level at the end, and the average where it moved: phased in, by steps or following a reference.</summary>
    private string Floor(double average)
    {
        string last = StoryWords.Price(StoryWords.Last(StoryWords.Values(pair, "floor", good.Name, "bloc")), good);
        string mean = StoryWords.Price(average, good);
        return double.IsNaN(StoryWords.Values(pair, "floor", good.Name, "bloc")[^1])
                ? $"the floor was {mean} until it ended"
            : last == mean ? $"the floor is {last}"
            : $"the floor is {last} at the end, {mean} on average";
    }

    private string? WorldPrice()
    {
        double world = Of("world-price", "world");
        double before = Before("world-price", "world");
        return double.IsNaN(world) || double.IsNaN(before)
            ? null
            : $"{Begin} {name} costs {StoryWords.Price(world, good)} at borders instead of {StoryWords.Price(before, good)} [world-price].";
    }

    /// <summary>What evaded a floor or duty, under whose papers, and what the rest owed.</summary>
    public string? RoundIt()
    {
        double misdeclared = InLast("evasion");
        double papers = InLast("transshipment");
        double use = InLast("use");
        double hidden = Zero(misdeclared) + Zero(papers);
        double share = InLast("share-of-bloc-use");
        if (!(hidden > Small * use))
        {
            return null;
        }

        (string Nation, double Tonnes)[] vouched =
        [
            .. pair
                .Policy.Series.Where(x => x.Metric.Name == "papers" && x.Good == good.Name)
                .Select(x => (x.Entity, pair.Policy.InYear("papers", good.Name, x.Entity, time.LastYear)))
                .Where(x => x.Item2 > 0)
                .OrderByDescending(x => x.Item2),
        ];
        string whose =
            vouched.Length == 0
                ? string.Empty
                : $" (most of it {NationName(s, vouched[0].Nation)}'s, {SummaryText.Number(vouched[0].Tonnes)} t)";
        double declared = InLast("targeted-imports") - hidden;
        double levy = InLast("levy");
        string owed =
            double.IsNaN(levy) || !(levy > 0)
                ? string.Empty
                : $"; {SummaryText.Number(Math.Max(0, declared))} t were declared, and a declared tonne owed a levy of {StoryWords.Price(levy, good)}";
        string ways = string.Join(
            " and ",
            new[]
            {
                papers > Small * hidden
                    ? $"{SummaryText.Number(papers)} t with another nation's papers{whose}"
                    : string.Empty,
                misdeclared > Small * hidden ? $"{SummaryText.Number(misdeclared)} t misdeclared" : string.Empty,
            }.Where(w => w.Length > 0)
        );
        string own = double.IsNaN(share) ? string.Empty : $"; members supplied {Percent(share)} themselves";
        string audits = Audits();
        string rest = audits.Length == 0 ? string.Empty : ", detection, audit-worth, audit-spending";
        return $"In {time.LastYear} {SummaryText.Number(hidden)} t a year of outsiders' {name}, {Percent(hidden / use)} of the bloc's use, evaded the policy: {ways}{owed}{own}{audits} [evasion, transshipment, papers, targeted-imports, levy, share-of-bloc-use{rest}].";
    }

    /// <summary>The highest of the values that exist, of which there are some.</summary>
    private static double Highest(double[] values) => values.Where(v => !double.IsNaN(v)).Max();

    /// <summary>What stated audits catch, and what one more would bring in and cost.</summary>
    private string Audits()
    {
        double worth = InLast("audit-worth");
        double? stated =
            s.Interventions.LastOrDefault(i => i.Kind == InterventionKind.Audits)?.Value
            ?? s.Bloc.Enforcement.AuditsPerYear;
        return stated is { } audits && !double.IsNaN(worth)
            ? $"; {SummaryText.Number(audits)} audits a year catch {Percent(InLast("detection"))} of misdeclared lots, and one more would bring in {Money(worth)} and cost {Money(s.Bloc.Enforcement.AuditCost)}"
            : string.Empty;
    }

    /// <summary>How far the bloc supplies itself.</summary>
    public string? Share()
    {
        double share = InLast("share-of-bloc-use");
        double before = pair.Baseline.InYear("share-of-bloc-use", good.Name, "bloc", time.LastYear);
        return double.IsNaN(share) || double.IsNaN(before)
            ? null
            : $"Members supply {Percent(share)} of what the bloc uses of {name} in {time.LastYear}, {Percent(before)} {Counterfactual.Phrase(s)} [share-of-bloc-use].";
    }

    /// <summary>Who gains and who pays, all goods together.</summary>
    public string? Gains()
    {
        PolicyTime all = PolicyTime.Of(pair, null);
        double Sum(string metric, string region) =>
            s.Goods.Sum(g => Zero(all.Mean(pair.Policy.Find(metric + "-total", g.Name, region))));
        double spending = s.Goods.Sum(g => Math.Abs(Zero(all.Mean(pair.Policy.Find("spending", g.Name, "world")))));
        double least = 1e-6 * spending;
        if (s.Bloc.Memberships.IsEmpty)
        {
            return Nations(all, least);
        }

        double buyers = Sum("consumer-surplus-change", "bloc");
        double producers = Sum("producer-surplus-change", "bloc");
        double treasury = Sum("treasury-change", "bloc");
        double net = Sum("welfare-change", "bloc");
        double outside = Sum("welfare-change", "outside");
        return
            Math.Max(Math.Max(Math.Abs(buyers), Math.Abs(producers)), Math.Max(Math.Abs(treasury), Math.Abs(outside)))
            < least
            ? null
            : $"A year, against the baseline: buyers in the bloc {Change(buyers, least)}, its producers {Change(producers, least)}, its treasuries {Change(treasury, least)}, so the bloc {Change(net, least, "s")}; outsiders {Change(outside, least)} [consumer-surplus-change-total, producer-surplus-change-total, treasury-change-total, welfare-change-total].";
    }

    private string? Nations(PolicyTime all, double least)
    {
        (string Code, double Gain)[] gains =
        [
            .. s
                .Nations.Select(n =>
                    (n.Code, s.Goods.Sum(g => Zero(all.Mean(pair.Policy.Find("welfare-change", g.Name, n.Code)))))
                )
                .Where(x => Math.Abs(x.Item2) > least)
                .OrderByDescending(x => x.Item2),
        ];
        if (gains.Length == 0)
        {
            return null;
        }

        string[] winners =
        [
            .. gains.Where(g => g.Gain > 0).Take(Named).Select(g => $"{NationName(s, g.Code)} gains {Money(g.Gain)}"),
        ];
        string[] losers =
        [
            .. gains
                .Reverse()
                .Where(g => g.Gain < 0)
                .Take(Named)
                .Select(g => $"{NationName(s, g.Code)} loses {Money(-g.Gain)}"),
        ];
        return $"A year, against the baseline: {string.Join(", ", winners.Concat(losers))} [welfare-change].";
    }

    /// <summary>Who sells how much at which price, where sellers have market power or the question has no instrument.</summary>
    public string? Sellers()
    {
        (string Nation, double Tonnes)[] sellers =
        [
            .. pair
                .Policy.Series.Where(x => x.Metric.Name == "output" && x.Good == good.Name)
                .Select(x => (x.Entity, Last(x.Values)))
                .Where(x => x.Item2 > 0)
                .OrderByDescending(x => x.Item2),
        ];
        double price = Last(pair.Policy.Find("world-price", good.Name, "world") ?? [double.NaN]);
        if (sellers.Length == 0 || double.IsNaN(price))
        {
            return null;
        }

        double all = sellers.Sum(x => x.Tonnes);
        string list = string.Join(
            ", ",
            sellers
                .Take(5)
                .Select(x =>
                    $"{NationName(s, x.Nation)} sells {SummaryText.Precise(x.Tonnes)} t/yr ({Percent(x.Tonnes / all)})"
                )
        );
        return $"In {s.Clock.Label(pair.Policy.Recorded - 1)} {name} costs {SummaryText.Precise(price * good.DisplayFactor)} {good.DisplayUnit}: {list} [world-price, output].";
    }

    /// <summary>How a price moves where there is no instrument.</summary>
    public string? NoInstrument()
    {
        double[]? world = pair.Policy.Find("world-price", good.Name, "world");
        return world is null || world.Length < 2
            ? null
            : $"No policy is in force; from {s.Clock.Label(0)} to {s.Clock.Label(world.Length - 1)} its price goes from {StoryWords.Price(world[0], good)} to {StoryWords.Price(Last(world), good)} [world-price].";
    }

    private static double Zero(double value) => double.IsNaN(value) ? 0 : value;

    private static string Change(double usd, double least, string ending = "") =>
        Math.Abs(usd) < least
            ? $"{(ending.Length > 0 ? "stays" : "stay")} where {(ending.Length > 0 ? "it was" : "they were")}"
        : usd > 0 ? $"gain{ending} {Money(usd)}"
        : $"lose{ending} {Money(-usd)}";
}
