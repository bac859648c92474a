using System.Globalization;

namespace BlocSim;

/// <summary>
/// A nation's choice to be in the bloc or not. At every review it compares what it has with what it would have on the other side, at the prices
/// that those on the other side pay and get, and goes where it pays with <c>P(in) = 1 / (1 + exp(-(U_in - U_out) / scale))</c>.
/// </summary>
/// <remarks>
/// It knows its own trade and revenue and public average prices, not how prices would move if it went. In a review it may change nothing out of inertia.
/// </remarks>
internal sealed class MembershipChoice
{
    private readonly World world;
    private readonly MembershipRule rule;
    private readonly int nation;
    private readonly ulong key;
    private readonly double affinity;
    private readonly bool decides;

    public MembershipChoice(World world, MembershipRule rule, int nation)
    {
        this.world = world;
        this.rule = rule;
        this.nation = nation;
        string code = world.Nations[nation].Code;
        key = Draws.KeyOf("government/" + code);
        affinity = rule.Affinity.GetValueOrDefault(code, rule.AffinityOfOthers);
        bool named =
            rule.Deciding.Count == 0
                ? world.Scenario.Bloc.Memberships.Any(m => m.Nation == code)
                : rule.Deciding.Contains(code);
        decides = named && world.Scenario.Strategies.All(s => s.Nation != code);
    }

    /// <summary>What it decided: in, out, or null while the calendar of the scenario decides.</summary>
    public bool? Chosen { get; private set; }

    /// <summary>What it said at its last review that the bloc is worth to it, USD a year; NaN before.</summary>
    public double Gain { get; private set; } = double.NaN;

    /// <summary>Whether it reckoned to be better off outside, side payments aside.</summary>
    public bool Wavers { get; private set; }

    /// <summary>Looks at prices and its own trade; decides when it is time.</summary>
    /// <returns>That it joins or leaves and why, or null.</returns>
    public string? Decide(in MarketView view, TradeReport report)
    {
        int months = (view.Tick + 1) * world.Scenario.Clock.StepMonths;
        bool inside = view.Notice.Member[nation];
        Wavers &= !view.Notice.Settled[nation];
        if (
            !decides
            || view.Notice.Settled[nation]
            || !Invited(view.Date)
            || months % rule.ReviewMonths >= world.Scenario.Clock.StepMonths
        )
        {
            return null;
        }

        (double buyers, double producers, double revenue) = AtPrices(view, report, inside);
        double paid = view.Public.SidePayment[nation];
        double money = view.Public.Inside[nation] + paid - view.Public.Outside[nation];
        Gain = buyers + producers + revenue + money + affinity;
        Wavers = Gain - paid < 0;
        if (Math.Abs(Gain) < 1)
        {
            // Nothing is at stake: it stays where it is.
            return null;
        }

        double odds = 1 / (1 + PortableMath.Exp(-Gain / rule.Scale));
        var draws = new Draws(world.Scenario.Seed, key, DrawPurpose.Membership, view.Tick);
        if (draws.Uniform(0) < rule.Inertia)
        {
            return null;
        }

        bool wants = draws.Uniform(1) < odds;
        if (wants == inside)
        {
            return null;
        }

        Chosen = wants;
        double sign = wants ? 1 : -1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(wants ? "joins" : "leaves")}{(sign * Gain >= 0 ? ": it reckons to gain" : ", although it reckons to lose")} {Math.Abs(Gain) / 1e6:#,0.#} million USD a year (buyers {Millions(sign * buyers)}, producers {Millions(sign * producers)}, revenue {Millions(sign * revenue)}, payments {Millions(sign * money)}, politics {Millions(sign * affinity)})"
        );
    }

    /// <summary>Whether the calendar has brought it in at some time; one that is named without a date may come whenever it pays.</summary>
    private bool Invited(YearMonth date)
    {
        string code = world.Nations[nation].Code;
        bool named = false;
        foreach (Membership m in world.Scenario.Bloc.Memberships)
        {
            named |= m.Nation == code;
            if (m.Nation == code && (m.InForce.From is not { } from || from <= date))
            {
                return true;
            }
        }

        return !named;
    }

    /// <summary>What being in is worth to buyers, producers and the treasury at the prices of either side, USD a year.</summary>
    private (double Buyers, double Producers, double Revenue) AtPrices(
        in MarketView view,
        TradeReport report,
        bool inside
    )
    {
        double perYear = 1 / world.Scenario.Clock.YearsPerTick;
        double buyers = 0;
        double producers = 0;
        double revenue = 0;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            PublicStatistics seen = view.Public;
            double used = report.Used[g] * perYear;
            double sold = report.Sold[g] * perYear;
            double here = seen.Delivered[g][nation];
            double there = inside ? seen.PaidOutside[g] : seen.PaidInside[g];
            double sign = inside ? 1 : -1;
            if (used > 0 && there > 0)
            {
                // For the change of use as well: the trapezoid at the buyers' short-run elasticity.
                double relative = (here - there) / there;
                double trapezoid = used * (1 + (0.5 * world.Goods[g].Elasticity * relative));
                buyers += sign * trapezoid * (there - here);
            }

            double got = report.ReceivedPerTonne[g];
            double getsThere = inside ? seen.ReceivedOutside[g] : seen.ReceivedInside[g];
            if (sold > 0 && getsThere > 0)
            {
                producers += sign * sold * (got - getsThere);
            }

            revenue += inside ? report.Revenue[g] * perYear : used * seen.RevenuePerTonne[g];
        }

        return (buyers, producers, revenue);
    }

    private static string Millions(double usd) => (usd / 1e6).ToString("+#,0.#;-#,0.#;0", CultureInfo.InvariantCulture);
}
