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

    private string Begin => char.ToUpperInvariant(time.Words[0]) + time.Words[1..];

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
                : $"; members' producers get {StoryWords.Price(members, good)}, the floor is {StoryWords.Price(floor, good)}";
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

    private string? WorldPrice()
    {
        double world = Of("world-price", "world");
        double before = Before("world-price", "world");
        return double.IsNaN(world) || double.IsNaN(before)
            ? null
            : $"{Begin} {name} costs {StoryWords.Price(world, good)} at borders instead of {StoryWords.Price(before, good)} [world-price].";
    }

    /// <summary>What came round a floor or duty, under whose papers, and what the rest owed.</summary>
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
        return $"In {time.LastYear} {SummaryText.Number(hidden)} t a year of outsiders' {name}, {Percent(hidden / use)} of the bloc's use, came round the policy: {ways}{owed}{own}{audits} [evasion, transshipment, papers, targeted-imports, levy, share-of-bloc-use{rest}].";
    }

    /// <summary>The highest of the values that exist, of which there are some.</summary>
    private static double Highest(double[] values) => values.Where(v => !double.IsNaN(v)).Max();

    /// <summary>What stated audits catch, and what one more would bring in and cost.</summary>
    private string Audits()
    {
        double worth = InLast("audit-worth");
        return s.Bloc.Enforcement.AuditsPerYear is { } audits && !double.IsNaN(worth)
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

    /// <summary>What a limit on supply does at home and abroad.</summary>
    public string? Limit()
    {
        double[]? world = pair.Policy.Find("world-price", good.Name, "world");
        double now = Of("world-price", "world");
        double before = Before("world-price", "world");
        if (world is null || double.IsNaN(now) || double.IsNaN(before))
        {
            return null;
        }

        string? limiter =
            s.ExportMeasures.FirstOrDefault(m => !m.Standing && m.Goods.Contains(good.Name))?.Nation
            ?? s.Strategies.FirstOrDefault(x => x.Goods.Contains(good.Name))?.Nation
            ?? s.Strategies.FirstOrDefault()?.Nation;
        double home = limiter is null ? double.NaN : Of("price-marginal", limiter);
        double rent = limiter is null ? double.NaN : Zero(Of("quota-rent", limiter));
        double smuggled = limiter is null ? double.NaN : InLast("smuggled-share", limiter);
        string inside = double.IsNaN(home)
            ? string.Empty
            : $" and {StoryWords.Price(home, good)} in {NationName(s, limiter!)}";
        string licences = rent > 1000 ? $"; its export licences are worth {Money(rent)} a year" : string.Empty;
        string past =
            smuggled > Small ? $"; {Percent(smuggled)} of its exports are smuggled in {time.LastYear}" : string.Empty;
        return $"{Begin} {name} costs {StoryWords.Price(now, good)} at borders{inside} instead of {StoryWords.Price(before, good)}; the peak is {StoryWords.Price(Highest(world), good)} in {Peak(pair, world)}{licences}{past} [world-price, price-marginal, quota-rent].";
    }

    /// <summary>Whether the bloc holds together.</summary>
    public string? Membership()
    {
        if (pair.Policy.Find("members", "all", "bloc") is not { Length: > 0 } members)
        {
            return null;
        }

        double below = members.Count(m => m < members.Max());
        RunEvent? first = pair.PolicyRun.Events.FirstOrDefault(h =>
            h.Text.Contains(" leaves", StringComparison.Ordinal)
        );
        string left = first is null ? "nobody left of its own will" : $"the first to go: {first.Text} ({first.Date})";
        return $"The bloc has {members[^1]:0} of at most {members.Max():0} members at the end and {members.Min():0} at the fewest; {left}; in {below:0} of {Periods(members.Length)} somebody was missing [members].";
    }

    /// <summary>How long a buffer stock holds its price, and what happens when it no longer does.</summary>
    public string? Store()
    {
        double[]? floor = pair.Policy.Find("floor", good.Name, "bloc");
        double[]? members = pair.Policy.Find("price-members", good.Name, "bloc");
        if (floor is null || members is null)
        {
            return null;
        }

        int announced = floor.Count(f => !double.IsNaN(f));
        int held = Enumerable.Range(0, floor.Length).Count(t => members[t] >= 0.98 * floor[t]);
        int last = Array.FindLastIndex(floor, f => !double.IsNaN(f));
        int broke = Enumerable.Range(0, last + 1).LastOrDefault(t => members[t] >= 0.98 * floor[t], -1);
        double spent =
            (pair.Policy.Sum("store-spending", good.Name) ?? []).Where(v => v > 0).Sum() * s.Clock.StepMonths / 12;
        string then = string.Empty;
        if (broke >= 0 && broke < last)
        {
            int year = Math.Min(members.Length - 1, broke + (12 / s.Clock.StepMonths));
            then =
                $"; after {s.Clock.Label(broke)} the price falls from {StoryWords.Price(members[broke], good)} to {StoryWords.Price(members[year], good)} within a year";
        }

        return $"The buffer stock holds the floor of {name} in {held} of {Periods(announced)}, for {Money(spent)} of purchases{then} [price-members, floor, store-spending].";
    }

    /// <summary>The same floor in several forms: what buyers pay and who gets the difference.</summary>
    public string? Forms()
    {
        List<string> parts = [];
        foreach (Floor floor in s.Bloc.Floors.DistinctBy(f => f.Good))
        {
            Good of = s.Goods.First(g => g.Name == floor.Good);
            PolicyTime when = PolicyTime.Of(pair, of.Name);
            double inside = when.Mean(pair.Policy.Find("price-inside", of.Name, "bloc"));
            (string Who, double Usd)[] gets =
            [
                ("the treasury", Zero(when.Mean(pair.Policy.Find("levy-revenue", of.Name, "bloc")))),
                ("sellers", Zero(when.Mean(pair.Policy.Sum("seller-rent", of.Name)))),
                ("members, paid by taxpayers", Zero(when.Mean(pair.Policy.Sum("contract-payments", of.Name)))),
            ];
            (string who, double usd) = gets.MaxBy(g => g.Usd);
            parts.Add(
                $"{RunView.InSentence(of.Title)} {StoryWords.Price(inside, of)}{(usd > 1000 ? $", {Money(usd)} a year go to {who}" : string.Empty)}"
            );
        }

        return $"What buyers in the bloc pay, and who gets the difference: {string.Join("; ", parts)} [price-inside, levy-revenue, seller-rent, contract-payments].";
    }

    /// <summary>What the stockpile earned or cost, and what it did to the worst of a shortage.</summary>
    public string? Stockpile()
    {
        if (pair.Policy.Find("stockpile-result", "all", "bloc") is not { } result)
        {
            return null;
        }

        double[]? inside = pair.Policy.Find("price-inside", good.Name, "bloc");
        string peak =
            inside?.Any(double.IsFinite) != true
                ? string.Empty
                : $"; buyers in the bloc pay {StoryWords.Price(Highest(inside), good)} for {name} at the worst, in {Peak(pair, inside)}";
        double end = Last(result);
        return $"By {s.Clock.Label(pair.Policy.Recorded - 1)} the stockpile has {(end >= 0 ? "earned" : "lost")} {Money(Math.Abs(end))} on its own books{peak} [stockpile-result, price-inside].";
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
