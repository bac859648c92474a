using static BlocSim.Reports.StoryWords;

namespace BlocSim.Reports;

/// <content>Limits, membership, stores, forms of floor and the stockpile.</content>
internal sealed partial class AnswerSentences
{
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
}
