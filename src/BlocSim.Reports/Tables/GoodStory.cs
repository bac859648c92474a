using static BlocSim.Reports.StoryWords;

namespace BlocSim.Reports;

/// <summary>
/// What happened to one good, sentence by sentence. A year stands for its mean, as in the tables; means over the run and extremes say so.
/// </summary>
internal sealed class GoodStory
{
    private const int MaxMakers = 3;

    private readonly PairedRun pair;
    private readonly Good good;

    // Its title inside a sentence.
    private readonly string name;
    private readonly int firstYear;
    private readonly int lastYear;
    private readonly PolicyTime time;

    public GoodStory(PairedRun pair, Good good)
    {
        this.pair = pair;
        this.good = good;
        name = RunView.InSentence(good.Title);
        firstYear = pair.Policy.Clock.DateOf(0).Year;
        time = PolicyTime.Of(pair, good.Name);
        lastYear = time.LastYear;
    }

    /// <summary>The sentences; each names in brackets the metrics that it rests on.</summary>
    public IEnumerable<string> Sentences() =>
        ((string?[])[Prices(), InForce(), Reached(), Share(), Leakage(), SoldOn(), Relief(), Store(), Unmet()])
            .OfType<string>()
            .Concat(QuotaRents())
            .Concat(Content());

    private string? Prices()
    {
        double inside = time.Mean(Of("price-inside"));
        double insideBefore = time.Mean(Of(pair.Baseline, "price-inside", "bloc"));
        if (double.IsNaN(inside) || double.IsNaN(insideBefore))
        {
            return WorldPrice();
        }

        double outside = time.Mean(Of(pair.Policy, "price-outside", "world"));
        double outsideBefore = time.Mean(Of(pair.Baseline, "price-outside", "world"));
        string others =
            double.IsNaN(outside) || double.IsNaN(outsideBefore)
                ? string.Empty
                : $"; buyers outside paid {Price(outside, good)}, {More(outside - outsideBefore, good)} {Counterfactual.Short(pair.PolicyRun.Scenario)}";
        return $"Buyers in the bloc paid {Price(inside, good)} for {name} on average {time.Words}, {More(inside - insideBefore, good)} {Without}{others} [price-inside, price-outside].";
    }

    private string? WorldPrice()
    {
        double[] world = Of(pair.Policy, "world-price", "world");
        double before = time.Mean(Of(pair.Baseline, "world-price", "world"));
        double now = time.Mean(world);
        return Differ(now, before)
            ? $"{good.Title} cost {Price(now, good)} on the world market on average {time.Words}, {More(now - before, good)} {Without}; the peak was {Price(world.Max(), good)} in {Peak(pair, world)} [world-price]."
            : null;
    }

    private string? InForce()
    {
        double[] floor = Of("floor");
        int held = floor.Count(f => !double.IsNaN(f));
        if (held == 0)
        {
            return null;
        }

        double[] levy = [.. Of("levy").Where(l => l > 0)];
        string how =
            levy.Length > 0
                ? $"; a levy was due in {levy.Length} of them, {Price(Mean(levy), good)} on average for a tonne that was declared"
                : string.Empty;
        if (pair.PolicyRun.Scenario.Bloc.Floors.Any(f => f.Good == good.Name && f.Form.BuysGoods))
        {
            int reached = Of("price-members").Where((p, t) => p >= 0.98 * floor[t]).Count();
            int last = Array.FindLastIndex(floor, f => !double.IsNaN(f));
            int broke = Array.FindLastIndex(Of("price-members"), last, p => p >= 0.98 * floor.Max()) + 1;
            how =
                reached == held
                    ? "; its buffer stock held it throughout"
                    : $"; its buffer stock held it in {reached} of them{(broke > 0 && broke <= last ? $", for the last time before {pair.Policy.Clock.Label(broke)}" : string.Empty)}";
        }

        return $"A floor on {name} was in force in {held} of {Periods(floor.Length)}{how} [floor, levy].";
    }

    /// <summary>Whether the floor reached members' producers: over the months of the last year in which it held, or when it last did.</summary>
    private string? Reached()
    {
        double[] floors = Of("floor");
        int end = Array.FindLastIndex(floors, f => !double.IsNaN(f));
        if (end < 0)
        {
            return null;
        }

        int[] year =
        [
            .. Enumerable
                .Range(0, floors.Length)
                .Where(t => pair.Policy.Clock.DateOf(t).Year == lastYear && !double.IsNaN(floors[t])),
        ];
        int[] when = year.Length > 0 ? year : [end];
        double floor = Mean(when.Select(t => floors[t]));
        double members = Mean(when.Select(t => Of("price-members")[t]));
        double before = Mean(when.Select(t => Of(pair.Baseline, "price-members", "bloc")[t]));
        if (double.IsNaN(members))
        {
            return null;
        }

        string reached =
            members < 0.98 * floor && Mean(when.Select(t => Of("floor-held-members")[t])) > 0.98
                ? "inside the bloc they got the floor; exports, where none holds, are in that price"
            : members < 0.98 * floor ? "the floor did not reach them"
            : before >= floor ? $"the price is above it {Without} too"
            : "the floor reached them";
        string phrase =
            year.Length == 0 ? $"When it last held, in {pair.Policy.Clock.Label(end)},"
            : year.Length < pair.Policy.Clock.TicksOf(lastYear).GetOffsetAndLength(floors.Length).Length
                ? $"In the part of {lastYear} in which it held"
            : $"In {lastYear}";
        return $"{phrase} members' producers of {name} received {Price(members, good)} against a floor of {Price(floor, good)}: {reached} [price-members, floor].";
    }

    /// <summary>How far the bloc supplies itself: what most policies are for.</summary>
    private string? Share()
    {
        double now = InYear("share-of-bloc-use", lastYear);
        double without = pair.Baseline.InYear("share-of-bloc-use", good.Name, "bloc", lastYear);
        if (double.IsNaN(now) || double.IsNaN(without))
        {
            return null;
        }

        string before =
            firstYear == lastYear || double.IsNaN(BeforeShare)
                ? string.Empty
                : $"; in {BeforeLabel} it was {Percent(BeforeShare)}";
        return $"Of what the bloc bought of {name} in {lastYear}, {Percent(now)} was members' own, {Percent(without)} {Without}{before} [share-of-bloc-use].";
    }

    /// <summary>The last period before the policy, or the first of the run.</summary>
    private int BeforeTick => Math.Max(0, time.First - 1);

    private string BeforeLabel => pair.Policy.Clock.Label(BeforeTick);

    private double BeforeShare =>
        Of("share-of-bloc-use") is var share && share.Length > BeforeTick ? share[BeforeTick] : double.NaN;

    private string? Leakage()
    {
        double[] leak = Of("leakage");
        double most = leak.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        if (!(most > 0.001))
        {
            return null;
        }

        (string What, double Share)[] ways =
        [
            ("misdeclared at the border", InYear("evasion-share", lastYear)),
            ("under another nation's papers", InYear("transshipment-share", lastYear)),
            ("inside goods made of it", InYear("downstream-share", lastYear)),
        ];
        string parts = string.Join(
            ", ",
            ways.Where(w => w.Share > 0.0005)
                .OrderByDescending(w => w.Share)
                .Select(w => $"{Percent(w.Share)} {w.What}")
        );
        string metrics = "[leakage, evasion-share, transshipment-share, downstream-share]";
        return parts.Length > 0
            ? $"In {lastYear} leakage equalled {Percent(InYear("leakage", lastYear))} of the bloc's use of {name}: {parts}; most in {Peak(pair, leak)}, {Percent(most)} {metrics}."
            : $"Next to none of the bloc's use of {name} leaked in {lastYear}; the most was {Percent(most)}, in {Peak(pair, leak)} {metrics}.";
    }

    private string? SoldOn()
    {
        double soldOn = InYear("re-exports", lastYear);
        return soldOn > 0
            ? $"Of the {name} that came under another nation's papers in {lastYear}, {Percent(soldOn / InYear("transshipment", lastYear))} was bought and sold on by members on their own track [re-exports, transshipment]."
            : null;
    }

    private string? Relief()
    {
        double[] paid = [.. Of("relief").Where(v => v > 0)];
        return paid.Length > 0
            ? $"Treasuries paid buyers {Money(Mean(paid))} a year in relief, for members' {name} and what came with members' papers, in {paid.Length} of {Periods(pair.Policy.Recorded)} [relief]."
            : null;
    }

    /// <summary>What a buffer stock did.</summary>
    private string? Store()
    {
        double[] store = Of("store");
        double most = store.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        double bought = Paid(v => v > 0);
        double got = -Paid(v => v < 0);
        return most > 0
            ? $"The buffer stock held {SummaryText.Number(most)} t of {name} at its fullest, in {Peak(pair, store)}, and {SummaryText.Number(Last(store))} t in the last period; it paid {Money(bought)} for what it bought and {(got > 0 ? $"got {Money(got)} for what it sold" : "sold nothing")} [store, store-spending]."
            : null;
    }

    /// <summary>What the buffer stock paid, or got, over the run, USD.</summary>
    private double Paid(Func<double, bool> counts) =>
        (pair.Policy.Sum("store-spending", good.Name) ?? []).Where(counts).Sum() * pair.Policy.Clock.StepMonths / 12;

    private string? Unmet()
    {
        double[] unmet = Of(pair.Policy, "unmet-demand", "world");
        double most = unmet.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        return most > 0
            ? $"Orders for {name} found no supply in {unmet.Count(v => v > 0)} of {Periods(pair.Policy.Recorded)}, at worst {SummaryText.Number(most)} t/yr in {Peak(pair, unmet)}; in {Of(pair.Baseline, "unmet-demand", "world").Count(v => v > 0)} periods {Without} [unmet-demand]."
            : null;
    }

    private IEnumerable<string> QuotaRents()
    {
        foreach (Series rent in pair.Policy.Series.Where(x => x.Metric.Name == "quota-rent" && x.Good == good.Name))
        {
            int bound = rent.Values.Count(v => v > 1000);
            if (bound > 0)
            {
                yield return $"{NationName(pair.PolicyRun.Scenario, rent.Entity)}'s limit on exports of {name} bound in {bound} of {Periods(rent.Values.Length)}; its licences were worth {Money(Mean(rent.Values.Where(v => v > 1000)))} a year then [quota-rent].";
            }
        }
    }

    /// <summary>What a rule of origin asks for.</summary>
    private IEnumerable<string> Content()
    {
        double asked = pair
            .PolicyRun.Scenario.Bloc.OriginRules.Where(r =>
                r.Goods.Contains(good.Name) && r.InForce.Holds(pair.Policy.Clock.DateOf(pair.Policy.Recorded - 1))
            )
            .Select(r => r.Content)
            .DefaultIfEmpty(0)
            .Max();
        if (asked == 0)
        {
            yield break;
        }

        foreach (
            Series made in pair
                .Policy.Series.Where(x =>
                    x.Metric.Name == "member-content"
                    && x.Good == good.Name
                    && pair.PolicyRun.Scenario.Bloc.Memberships.Any(m => m.Nation == x.Entity)
                )
                .OrderByDescending(x => Mean(pair.Policy.Find("output", good.Name, x.Entity) ?? [0]))
                .Take(MaxMakers)
        )
        {
            double now = pair.Policy.InYear("member-content", good.Name, made.Entity, lastYear);
            if (!double.IsNaN(now))
            {
                yield return $"Of the value of what {NationName(pair.PolicyRun.Scenario, made.Entity)} bought to make {name} in {lastYear}, {Percent(now)} came from members; the strictest rule of origin asks for {Percent(asked)} [member-content].";
            }
        }
    }

    private string Without => Counterfactual.Phrase(pair.PolicyRun.Scenario);

    private double InYear(string metric, int year) => pair.Policy.InYear(metric, good.Name, "bloc", year);

    private double[] Of(string metric) => Of(pair.Policy, metric, "bloc");

    private double[] Of(RunTable table, string metric, string entity) =>
        table.Find(metric, good.Name, entity) ?? [double.NaN];
}
