namespace BlocSim;

/// <summary>
/// What the stockpile releases in a period whose price would stand above its mark: as much as brings the price down to it, up to what was promised,
/// <c>0 &lt;= release - announced  perp  mark - price &gt;= 0</c>.
/// </summary>
internal sealed class StockpileRelease(GoodMarket market)
{
    /// <summary>How near the mark the price is brought, as a share of it.</summary>
    private const double Near = 1e-9;

    /// <summary>Searches for the release; the market is left cleared at it.</summary>
    /// <param name="announced">Share of members' orders released anyway.</param>
    /// <param name="promised">The largest share.</param>
    /// <param name="mark">The world price above which more is released, USD per tonne.</param>
    /// <param name="clear">Clears the market at a released share of members' orders.</param>
    public void Meet(double announced, double promised, double mark, Action<double> clear)
    {
        if (!(promised > announced) || !(BorderPrice() > mark))
        {
            return;
        }

        double Slack(double share)
        {
            clear(share);
            return mark - BorderPrice();
        }

        Slack(Roots.Increasing(Slack, announced, promised, Near, Near * mark));
    }

    /// <summary>Mean price of what crosses borders, of home sales where nothing does; as the world price is measured.</summary>
    private double BorderPrice()
    {
        (double value, double tonnes) = Sum(crossing: true);
        if (!(tonnes > 0))
        {
            (value, tonnes) = Sum(crossing: false);
        }

        return tonnes > 0 ? value / tonnes : double.NaN;
    }

    private (double Value, double Tonnes) Sum(bool crossing)
    {
        double value = 0;
        double tonnes = 0;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            int to = market.DestinationNation[market.Rows[r].Destination];
            for (int k = 0; k < market.Nodes; k++)
            {
                if (market.OriginNation[market.NodeOrigin[k]] != to != crossing)
                {
                    continue;
                }

                int i = (r * market.Stride) + k;
                double sent =
                    market.Declared[i] + (market.HasEvasion[r] ? market.Misdeclared[i] + market.ThirdNation[i] : 0);
                value += sent * market.Price[k];
                tonnes += sent;
            }
        }

        return (value, tonnes);
    }
}
