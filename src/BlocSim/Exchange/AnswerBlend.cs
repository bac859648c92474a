namespace BlocSim;

/// <summary>
/// An answer between two of the same markets at (almost) the same prices. Beside flat supply all of a trade takes place or none at one price, and whatever lies
/// between the two clears the market as well.
/// </summary>
internal sealed class AnswerBlend
{
    private readonly GoodMarket[] markets;
    private readonly double[][] live;
    private readonly double[][] kept;
    private readonly double[] levy;
    private readonly bool[][] hid;

    /// <param name="markets">The markets of all goods.</param>
    /// <param name="output">Tonnes that each plant makes, which follow from what they sell.</param>
    public AnswerBlend(GoodMarket[] markets, double[] output)
    {
        this.markets = markets;
        live =
        [
            output,
            .. markets.SelectMany(m =>
                (double[][])
                    [
                        m.StockTrade,
                        m.Price,
                        m.Sales,
                        m.Declared,
                        m.Misdeclared,
                        m.ThirdNation,
                        m.HidingCost,
                        m.PriceIndex,
                        m.PartIndex,
                        m.Bought,
                    ]
            ),
        ];
        kept = [.. live.Select(a => new double[a.Length])];
        levy = new double[markets.Length];
        hid = [.. markets.Select(m => new bool[m.Rows.Length])];
    }

    /// <summary>Keeps the answer that stands.</summary>
    public void Keep()
    {
        for (int i = 0; i < live.Length; i++)
        {
            live[i].CopyTo(kept[i], 0);
        }

        for (int g = 0; g < markets.Length; g++)
        {
            levy[g] = markets[g].Levy;
            markets[g].HasEvasion.CopyTo(hid[g], 0);
        }
    }

    /// <summary>Goes from the answer that stands towards the one that was kept.</summary>
    /// <param name="share">0 stays, 1 is the one that was kept.</param>
    /// <param name="near">How far apart two prices are that count as one, USD per tonne.</param>
    public void Towards(double share, double near)
    {
        for (int i = 0; i < live.Length; i++)
        {
            for (int k = 0; k < live[i].Length; k++)
            {
                live[i][k] += share * (kept[i][k] - live[i][k]);
            }
        }

        for (int g = 0; g < markets.Length; g++)
        {
            markets[g].Levy += share * (levy[g] - markets[g].Levy);
            for (int r = 0; r < hid[g].Length; r++)
            {
                markets[g].HasEvasion[r] |= hid[g][r];
            }

            Offered(markets[g], near);
        }
    }

    /// <summary>An origin's price is the one at which it offers what it sells now, where that lies as near as the two answers did.</summary>
    private static void Offered(GoodMarket market, double near)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            double sold = market.Sold(o);
            double low = market.Offers[o].CostAt(sold);
            double high = market.Offers[o].CostBeyond(sold);
            double price = market.Price[o];
            if (price >= low - near && price <= high + near)
            {
                market.Price[o] = Math.Min(Math.Max(price, low), high);
            }
        }
    }
}
