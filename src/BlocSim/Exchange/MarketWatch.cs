namespace BlocSim;

/// <summary>
/// Looks at a market that has cleared for what its figures do not say by themselves: buyers out of reach, a floor nobody can pay, sellers
/// without an interior optimum, an answer that need not be the only one.
/// </summary>
internal sealed class MarketWatch(World world, int good, GoodMarket market, ConductSolver conduct)
{
    private readonly Dictionary<string, (string Date, int Ticks)> seen = new(StringComparer.Ordinal);

    /// <summary>What was noticed, in the order in which it first was.</summary>
    public IEnumerable<MarketWarning> Notes =>
        seen.Select(s => new MarketWarning(s.Value.Date, world.Goods[good].Title, s.Key, s.Value.Ticks))
            .OrderBy(n => n.Date, StringComparer.Ordinal)
            .ThenBy(n => n.Text, StringComparer.Ordinal);

    /// <summary>Looks at the answer of a tick.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="floor">The floor announced for the good.</param>
    /// <param name="storeShort">Whether a store could not hold its price.</param>
    public void Look(int tick, FloorNotice floor, bool storeShort)
    {
        if (storeShort)
        {
            Note(tick, "the buffer stock's money, space or stock does not last: it does not hold its price");
        }

        bool choked = false;
        bool bought = false;
        bool floored = false;
        bool single = true;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            ref readonly Demand d = ref market.Demands[r];
            if (!(d.Level > 0))
            {
                continue;
            }

            double index = market.PriceIndex[r];
            if (double.IsNaN(index))
            {
                Note(tick, "buyers in {0} can reach no supplier: banned, excluded or without capacity", r);
                continue;
            }

            if (d.Inelastic && index >= d.Choke && d.Unmet(index, market.Bought[r]) > 0)
            {
                Note(
                    tick,
                    "buyers in {0} want the same at any price, and less can be delivered: the price stands at its cap, the good's choke times its base price",
                    r
                );
            }

            choked |= index >= 0.999 * d.Choke;
            bool under = market.HasWedge[market.Rows[r].Destination] && floor.InForce;
            floored |= under;
            bought |= under && (floor.Price <= d.Choke);
            single &= d.Form != DemandForm.Isoelastic || market.IsHomogeneous || market.Theta[r] * index > d.Response;
        }

        if (floored && !bought && floor.Form.HoldsPrices)
        {
            Note(
                tick,
                floor.Form.Reach == FloorReach.AllSales
                    ? "the floor is above every buyer's choke price: nobody in the bloc can pay it"
                    : "the floor is above every buyer's choke price: nobody in the bloc buys declared imports at it"
            );
        }

        if (!single)
        {
            Note(
                tick,
                "sigma is small against the elasticity of demand, so this equilibrium need not be the only one; raise sigma to be sure"
            );
        }

        if (conduct.Unsettled)
        {
            Note(
                tick,
                "sellers with market power: no equilibrium in quantities was found, each answer gives someone a reason to change; the quantities shown are the last ones tried"
            );
        }
        else if (conduct.Cornered)
        {
            Note(
                tick,
                choked
                    ? "sellers with market power have no interior optimum: demand answers too little, and the price is the buyers' choke price"
                    : "sellers with market power have no interior optimum: the price stands at a corner, such as a rival's entry price, a full quota or the floor"
            );
        }
    }

    private void Note(int tick, string text, int row = -1)
    {
        string full =
            row < 0
                ? text
                : string.Format(
                    System.Globalization.CultureInfo.InvariantCulture,
                    text,
                    world.Nations[market.DestinationNation[market.Rows[row].Destination]].Title
                );
        seen[full] = seen.TryGetValue(full, out (string Date, int Ticks) before)
            ? (before.Date, before.Ticks + 1)
            : (world.Scenario.Clock.Label(tick), 1);
    }
}
