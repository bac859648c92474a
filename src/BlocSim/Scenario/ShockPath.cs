namespace BlocSim;

/// <summary>
/// Normal news that fades: <c>x(t) = rho x(t-1) + s e(t)</c> from <c>x(0) = 0</c> (an autoregression of first order). A function of the seed and names alone, so a
/// run, its baseline and every other policy see the same.
/// </summary>
internal static class ShockPath
{
    /// <summary>The path in every tick of the calendar.</summary>
    /// <param name="scenario">Its seed and calendar.</param>
    /// <param name="purpose">What is drawn.</param>
    /// <param name="name">Whose path it is.</param>
    /// <param name="deviation">Of a month's news.</param>
    /// <param name="persistence">Share left a month later.</param>
    public static double[] Of(Scenario scenario, DrawPurpose purpose, string name, double deviation, double persistence)
    {
        Clock clock = scenario.Clock;
        ulong key = Draws.KeyOf(name);
        double[] path = new double[clock.Ticks];

        // Months inside a tick are drawn one by one, so that a year as one tick has as much news as twelve months.
        for (int tick = 1; tick < path.Length; tick++)
        {
            double x = path[tick - 1];
            for (int month = 0; month < clock.StepMonths; month++)
            {
                double e = NormalQuantile.Of(new Draws(scenario.Seed, key, purpose, tick).Uniform(month));
                x = (persistence * x) + (deviation * e);
            }

            path[tick] = x;
        }

        return path;
    }

    /// <summary>By how much final demand of each good is moved in each tick, a factor; null where nothing moves it.</summary>
    public static double[]?[] Demand(Scenario scenario, Good[] goods)
    {
        double[]?[] factors = new double[]?[goods.Length];
        if (scenario.DemandShocks is not { Deviation: > 0 } shocks)
        {
            return factors;
        }

        double[] Path(string name, double share) =>
            Of(scenario, DrawPurpose.Demand, name, shocks.Deviation * Math.Sqrt(share), shocks.Persistence);
        double[] common = Path("demand", shocks.Common);

        // Half of its variance comes off the logarithm, so that news does not make demand larger on average.
        double[] spread = [.. common.Select((_, tick) => 0.5 * Variance(shocks, tick * scenario.Clock.StepMonths))];
        for (int g = 0; g < goods.Length; g++)
        {
            if (shocks.Goods.IsEmpty || shocks.Goods.Contains(goods[g].Name))
            {
                double[] own = Path("demand/" + goods[g].Name, 1 - shocks.Common);
                factors[g] = [.. common.Select((a, tick) => PortableMath.Exp(a + own[tick] - spread[tick]))];
            }
        }

        return factors;
    }

    /// <summary>Variance of the news after some months.</summary>
    private static double Variance(DemandShocks shocks, int months)
    {
        double squared = shocks.Persistence * shocks.Persistence;
        return shocks.Deviation * shocks.Deviation * (1 - PortableMath.Pow(squared, months)) / (1 - squared);
    }

    /// <summary>Share of its capacity that each plant can use in each tick; null for all of it.</summary>
    public static double[]?[] Usable(Scenario scenario, Facility[] facilities, Func<int, string> good)
    {
        double[]?[] shares = new double[]?[facilities.Length];
        foreach (Outages o in scenario.Outages)
        {
            double[] usable =
            [
                .. Of(scenario, DrawPurpose.Outage, o.Nation + "/" + o.Good, o.Deviation, o.Persistence)
                    .Select(y => PortableMath.Exp(Math.Min(0, y))),
            ];
            for (int f = 0; f < facilities.Length; f++)
            {
                shares[f] = facilities[f].Nation == o.Nation && good(f) == o.Good ? usable : shares[f];
            }
        }

        return shares;
    }
}
