namespace BlocSim;

/// <content>The way out where Newton's method fails, and prices that nothing but a minimum fixes.</content>
internal sealed partial class LogitSolver
{
    /// <summary>
    /// At a given levy demand is gross substitutes, so lifting or lowering one price at a time to clear its own node walks
    /// monotonically to the equilibrium; Newton then polishes. The levy is a root outside.
    /// </summary>
    private bool Slow(out double worst)
    {
        if (double.IsNaN(market.ReferenceFloor))
        {
            return Walk(out worst);
        }

        conditions.LevyFixed = true;
        double residualSeen = 0;
        double ShortfallAt(double levy)
        {
            market.Levy = levy;
            Walk(out residualSeen);
            return market.CheapestReferenceOffer(market.Price, out _) + levy - market.ReferenceFloor;
        }

        double levy = Roots.Increasing(ShortfallAt, 0, market.ReferenceFloor, 1e-13 * market.ReferenceFloor);
        ShortfallAt(levy);
        worst = residualSeen;
        conditions.LevyFixed = false;
        return worst <= Tolerance;
    }

    /// <summary>
    /// Sweeps, and Newton's method from where they have led; where that fails the walk goes on from its own prices, which only it brings closer.
    /// Demand that hardly answers to price, sold at capacity, takes many rounds.
    /// </summary>
    private bool Walk(out double worst)
    {
        for (int round = 0; round < WalkRounds; round++)
        {
            market.Price.AsSpan(0, market.Nodes).CopyTo(start);
            walk.Sweep(25);
            bool moved = Moved(start);
            market.Price.AsSpan(0, market.Nodes).CopyTo(start);
            if (Newton(20, out worst))
            {
                return true;
            }

            start.AsSpan(0, market.Nodes).CopyTo(market.Price);
            if (!moved)
            {
                break;
            }
        }

        worst = conditions.Evaluate();
        return worst <= Tolerance;
    }

    /// <summary>Whether any price is another than it was, rounding aside.</summary>
    private bool Moved(ReadOnlySpan<double> was)
    {
        for (int k = 0; k < market.Nodes; k++)
        {
            if (Math.Abs(market.Price[k] - was[k]) > 1e-13 * (market.ScalePrice + was[k]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Where demand does not react to a node's price (every sale is at a binding minimum price) and its supply is vertical, any price
    /// in a range clears; the lowest is taken.
    /// </summary>
    private void LowestPrices()
    {
        bool differentiated = false;
        ReadOnlySpan<double> slope = conditions.SupplySlope;
        for (int o = 0; o < market.Origins; o++)
        {
            if (slope[o] != 0 || !(rows.Demand[o] > 0) || !HasMinimum(o, market.ExportNodeOf[o]))
            {
                continue;
            }

            if (!differentiated)
            {
                rows.Differentiate();
                differentiated = true;
            }

            int x = market.ExportNodeOf[o];
            bool insensitive =
                rows.Jacobian[(o * market.Stride) + o] == 0
                && (x < 0 || rows.Demand[x] == 0 || rows.Jacobian[(x * market.Stride) + o] == 0);
            if (insensitive)
            {
                double sold = rows.Demand[o] + (x >= 0 ? rows.Demand[x] : 0);
                OfferCurve offer = market.Offers[o];
                double cost = double.IsFinite(offer.Chosen) ? offer.MarginalCost(market.Price[o]) : 0;
                double lowest = Math.Max(offer.PriceAt(sold * (1 - 1e-12), market.Price[o]), cost);
                market.Price[o] = Math.Min(market.Price[o], lowest);
            }
        }
    }

    private bool HasMinimum(int node, int other)
    {
        for (int d = 0; d < market.HasWedge.Length; d++)
        {
            int at = d * market.Stride;
            if (
                market.HasWedge[d]
                && (market.MinimumPrice[at + node] > 0 || (other >= 0 && market.MinimumPrice[at + other] > 0))
            )
            {
                return true;
            }
        }

        return false;
    }
}
