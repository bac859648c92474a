using System.Globalization;

namespace BlocSim.Scenarios;

/// <content>Instruments in words.</content>
public static partial class Explanation
{
    /// <summary>How the level of a floor moves; empty where it stays.</summary>
    private static string Course(Floor f, Good g)
    {
        string grows =
            f.Growth == 0
                ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $", {100 * f.Growth:+0.##;-0.##} % a year");
        string steps = string.Concat(f.Path.Select(s => $", {g.PriceText(s.Price)} from {s.From}"));
        return f.Index is { } i
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; it follows {100 * i.Share:0.##} % of {Followed(i)}, reviewed every {i.EveryMonths} months, and is never below that price"
            )
            : grows + steps;
    }

    private static string Followed(FloorIndex index) =>
        index.To switch
        {
            FloorReference.MemberCost => "the median full cost of members' capacity",
            FloorReference.Benchmark =>
                $"what the dominant producer's tonnes fetch at home, averaged over {index.OverMonths} months",
            _ => $"the world price's average over {index.OverMonths} months",
        };

    /// <summary>What a contract for difference settles on and pays back; empty for each seller's own price and nothing back.</summary>
    private static string Terms(Floor f, Good g)
    {
        List<string> terms = [];
        if (f.OnBenchmark)
        {
            terms.Add("settled on what the dominant producer's tonnes fetched at home the period before");
        }

        if (f.Clawback > 0)
        {
            string above = f.Collar > f.Price ? g.PriceText(f.Collar) : "the floor";
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * f.Clawback:0.#} % above {above} paid back"));
        }

        return string.Concat(terms.Select(t => ", " + t));
    }

    private static string Phase(int months) => months > 0 ? $", phased in over {months} months" : string.Empty;

    private static string Form(Floor f) =>
        f.Form.HasBasis && f.Basis == FloorBasis.Consignment
            ? "held by a levy on each consignment (treasury receives it)"
            : f.Form.Words + (f.Form.BuysGoods ? Store(f) : string.Empty);

    private static string Store(Floor f)
    {
        List<string> limits = [];
        if (double.IsFinite(f.Ceiling))
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"sells at {f.Ceiling:#,0.###} USD/t"));
        }

        if (double.IsFinite(f.Budget))
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"has {f.Budget / 1e6:#,0.######} million USD"));
        }

        if (double.IsFinite(f.Space))
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"room for {f.Space:#,0.##} t"));
        }

        return limits.Count > 0 ? $" ({string.Join(", ", limits)})" : " (without limit of money or space)";
    }

    private static string Duty(Tariff t) =>
        t.Quota is { } quota
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Rate(t.InQuotaAdValorem, t.InQuotaSpecific)} on {quota:#,0.##} t a year together, {Rate(t.AdValorem, t.Specific)} beyond"
            )
            : Rate(t.AdValorem, t.Specific);

    private static string Rate(double adValorem, double specific) =>
        (adValorem, specific) switch
        {
            (> 0, > 0) => string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * adValorem:0.##} % plus {specific:0.###} USD/t"
            ),
            (> 0, _) => string.Create(CultureInfo.InvariantCulture, $"{100 * adValorem:0.##} %"),
            (_, > 0) => string.Create(CultureInfo.InvariantCulture, $"{specific:0.###} USD/t"),
            _ => "free",
        };

    internal static string When(Period p) =>
        (p.From, p.Until) switch
        {
            (null, null) => "throughout",
            ({ } from, null) => $"from {from}",
            (null, { } until) => $"until {until}",
            ({ } from, { } until) => $"from {from} until {until}",
        };
}
