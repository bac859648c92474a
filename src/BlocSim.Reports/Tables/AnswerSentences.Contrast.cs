using static BlocSim.Reports.StoryWords;

namespace BlocSim.Reports;

/// <content>Sentences about some of the instruments alone, against a run that keeps the others.</content>
internal sealed partial class AnswerSentences
{
    /// <summary>What the instruments under question do, against a run that keeps the others.</summary>
    public string? Contrast()
    {
        RunTable yard = pair.Yardstick!.Policy;
        double[]? with = pair.Policy.Find("price-inside", good.Name, "bloc");
        double[]? without = yard.Find("price-inside", good.Name, "bloc");
        if (with?.Any(double.IsFinite) != true || without?.Any(double.IsFinite) != true)
        {
            return null;
        }

        string shareNow = Percent(InLast("share-of-bloc-use"));
        string shareYard = Percent(yard.InYear("share-of-bloc-use", good.Name, "bloc", time.LastYear));
        string share =
            double.IsNaN(InLast("share-of-bloc-use")) || shareNow == shareYard
                ? string.Empty
                : $"; members supply {shareNow} of what it uses in {time.LastYear} instead of {shareYard}";
        return $"{Begin}, against the same world {Kept()}: buyers in the bloc pay {StoryWords.Price(time.Mean(with), good)} for {name} instead of {StoryWords.Price(time.Mean(without), good)}, at the worst {StoryWords.Price(Highest(with), good)} ({Peak(pair, with)}) instead of {StoryWords.Price(Highest(without), good)}{share} [price-inside, share-of-bloc-use].";
    }

    private string Kept()
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal)
        {
            ["floor"] = "the floor",
            ["tariffs"] = "the duties",
            ["events"] = "outsiders' limits on supply",
            ["support"] = "the help for plants",
            ["origin"] = "the rules of origin",
            ["procurement"] = "the procurement rules",
            ["relief"] = "relief",
            ["buyers-club"] = "joint buying",
            ["stockpile"] = "the stockpile",
            ["legal-risk"] = "the courts",
            ["membership"] = "the choice of membership",
            ["strategies"] = "outsiders' answers",
        };
        return $"with {RunView.List(s.Keeps.Select(k => words[k]))} alone";
    }

    /// <summary>Who gains and who pays through the instruments under question alone.</summary>
    public string? ContrastGains()
    {
        PolicyTime all = PolicyTime.Of(pair, null);
        RunTable yard = pair.Yardstick!.Policy;
        double Sum(string metric, string region) =>
            s.Goods.Sum(g =>
                Zero(all.Mean(pair.Policy.Find(metric + "-total", g.Name, region)))
                - Zero(all.Mean(yard.Find(metric + "-total", g.Name, region)))
            );
        double least = 1e-6 * s.Goods.Sum(g => Math.Abs(Zero(all.Mean(pair.Policy.Find("spending", g.Name, "world")))));
        double buyers = Sum("consumer-surplus-change", "bloc");
        double producers = Sum("producer-surplus-change", "bloc");
        double treasury = Sum("treasury-change", "bloc");
        double net = Sum("welfare-change", "bloc");
        double outside = Sum("welfare-change", "outside");
        return $"That is worth, a year: buyers in the bloc {Change(buyers, least)}, its producers {Change(producers, least)}, its treasuries {Change(treasury, least)}, so the bloc {Change(net, least, "s")}; outsiders {Change(outside, least)} [consumer-surplus-change-total, producer-surplus-change-total, treasury-change-total, welfare-change-total].";
    }

    /// <summary>What the stockpile earned or lost on its own books.</summary>
    public string? StoreResult() =>
        pair.Policy.Find("stockpile-result", "all", "bloc") is { } result
            ? $"On its own books the stockpile has {(Last(result) >= 0 ? "earned" : "lost")} {Money(Math.Abs(Last(result)))} by {s.Clock.Label(pair.Policy.Recorded - 1)} [stockpile-result]."
            : null;
}
