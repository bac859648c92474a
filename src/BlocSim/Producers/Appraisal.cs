namespace BlocSim;

/// <summary>
/// Whether a project pays: net present value at the cost of capital of the netback that its owners expect, <c>kappa r_F + (1 - kappa) r_0</c>:
/// what a tonne would earn under the floor if it lasts, and what it would without: what it earns now, at most what producers outside get.
/// </summary>
internal static class Appraisal
{
    /// <summary>Net present value of a tonne of yearly capacity at the decision, USD, the grant taken off the capital cost.</summary>
    /// <param name="netback">Expected earnings per tonne, USD.</param>
    /// <param name="cost">Unit and fixed cost per tonne, USD.</param>
    /// <param name="terms">Capital cost and life.</param>
    /// <param name="wacc">Cost of capital, a year.</param>
    /// <param name="leadYears">Years until the first tonne.</param>
    /// <param name="grant">Share of the capital cost that somebody else pays.</param>
    public static double PresentValue(
        double netback,
        double cost,
        CapitalTerms terms,
        double wacc,
        double leadYears,
        double grant
    )
    {
        double delay = PortableMath.Pow(1 + wacc, -leadYears);
        return ((netback - cost) * terms.Annuity(wacc) * delay) - (terms.Cost * (1 - grant));
    }

    /// <summary>Cost of capital: <c>base + premium x volatility - support</c>, at least zero.</summary>
    public static double CostOfCapital(CapitalTerms terms, double volatility, double support) =>
        Math.Max(0, terms.Wacc + (terms.RiskPremium * volatility) - support);

    /// <summary>What a tonne would earn if the floor in force lasts, USD per tonne; what it earns now where no floor reaches it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="view">Policy and public figures.</param>
    /// <param name="good">The good.</param>
    /// <param name="nation">Where the plant would stand.</param>
    /// <param name="capacity">Its capacity, tonnes a year.</param>
    /// <param name="now">What a tonne earns there now.</param>
    public static double UnderTheFloor(
        World world,
        in MarketView view,
        int good,
        int nation,
        double capacity,
        double now
    )
    {
        FloorNotice floor = view.Notice.Floors[good];
        PublicStatistics seen = view.Public;
        double share = Reached(world, view, good, nation, capacity);
        if (share == 0)
        {
            return now;
        }

        double supply = seen.MemberCapacity[good] + seen.MemberPipeline[good];
        switch (floor.Form)
        {
            case { PaysDifference: true } when !double.IsNaN(floor.Index):
                // Paid by the index, whatever the plant itself gets: what the market pays, and the difference on top or off it.
                double market = seen.Netback[good][nation] > 0 ? seen.Netback[good][nation] : now;
                return market + (share * floor.Difference(floor.Index));
            case { PaysDifference: true }:
                return now + (share * Math.Max(0, floor.Price - now));
            case { BuysGoods: true }:
                return Math.Max(now, floor.Price);
            case { Reach: FloorReach.AllSales }:
                return (share * floor.Price) + ((1 - share) * now);
            default:
                // One more seller among members: their price falls along the buyers' substitution and their demand.
                Good g = world.Goods[good];
                double share0 = Math.Clamp(seen.MemberShare[good], 0, 1);
                double slope = (g.Sigma * (1 - share0)) + (g.Elasticity * share0);
                double start = Math.Max(1e-9, seen.MemberCapacity[good]);
                double crowded = PortableMath.Pow((supply + capacity) / start, -1 / Math.Max(0.05, slope));
                double inside = Math.Max(now, seen.PaidInside[good]) * crowded;
                return Math.Max(now, Math.Min(floor.Price, inside));
        }
    }

    /// <summary>Share of what a plant would make for which the floor in force holds, 0 to 1.</summary>
    /// <param name="world">The world.</param>
    /// <param name="view">Policy and public figures.</param>
    /// <param name="good">The good.</param>
    /// <param name="nation">Where the plant would stand.</param>
    /// <param name="capacity">Its capacity, tonnes a year.</param>
    public static double Reached(World world, in MarketView view, int good, int nation, double capacity)
    {
        FloorNotice floor = view.Notice.Floors[good];
        PublicStatistics seen = view.Public;
        bool border = floor.Form.Reach == FloorReach.Imports;
        if (!floor.InForce || !view.Notice.Member[nation] || (border && view.Notice.IsOutsider(good, nation)))
        {
            return 0;
        }

        double perYear = 1 / world.Scenario.Clock.YearsPerTick;
        double held =
            floor.Form.PaysDifference ? floor.Covered * perYear
            : floor.Form.BuysGoods || border ? double.PositiveInfinity
            : seen.MemberUse[good] * perYear;
        return Math.Min(1, held / Math.Max(1e-9, seen.MemberCapacity[good] + seen.MemberPipeline[good] + capacity));
    }

    /// <summary>
    /// What a tonne earns once everything that is being built anywhere, and this plant, works: <c>now x ((S + pipeline + K) / S)^(-1 / eps)</c> along buyers'
    /// long-run elasticity. Growth of demand until then is not foreseen.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="seen">Public figures.</param>
    /// <param name="good">The good.</param>
    /// <param name="capacity">Capacity of the plant, tonnes a year.</param>
    /// <param name="now">What a tonne earns now.</param>
    public static double Crowded(World world, PublicStatistics seen, int good, double capacity, double now)
    {
        double standing = seen.Capacity[good].Sum();
        double coming = seen.Pipeline[good].Sum() + capacity;
        double response = Math.Max(0.05, world.Goods[good].LongRunElasticity);
        return standing > 0 ? now * PortableMath.Pow((standing + coming) / standing, -1 / response) : now;
    }
}
