namespace BlocSim;

/// <summary>What a tonne from each node costs one part of a row that may face a levy, a minimum price or a duty it can evade.</summary>
internal sealed class PerceivedDeliveredCost(GoodMarket market)
{
    /// <summary>Perceived unit cost, USD per tonne.</summary>
    public double[] Cost { get; } = new double[market.Stride];

    /// <summary>Its derivative by the node's price.</summary>
    public double[] ByPrice { get; } = new double[market.Stride];

    /// <summary>Its derivative by the reference levy.</summary>
    public double[] ByLevy { get; } = new double[market.Stride];

    /// <summary>Share of lots misdeclared.</summary>
    public double[] Misdeclared { get; } = new double[market.Stride];

    /// <summary>Share of lots with a third nation's papers.</summary>
    public double[] ThirdNation { get; } = new double[market.Stride];

    /// <summary>Mean hiding cost over all lots, USD per tonne.</summary>
    public double[] Hiding { get; } = new double[market.Stride];

    /// <summary>The part's share of each node.</summary>
    public double[] Share { get; } = new double[market.Stride];

    /// <summary>What the shares would be without contracts; empty where there are none.</summary>
    public double[] Free { get; set; } = [];

    /// <summary>The part's price index, NaN when it has nothing to choose from.</summary>
    public double Index { get; set; } = market.ScalePrice;

    /// <summary>Tonnes wanted, and tonnes lost per USD/t of the index.</summary>
    public double Quantity { get; set; }

    /// <inheritdoc cref="Quantity" />
    public double QuantitySlope { get; set; }

    /// <summary>Perceived unit cost of every option of a row, with derivatives by price and levy, and how the lots are split.</summary>
    public void Compute(int r, int destination, bool capable)
    {
        if (!capable)
        {
            ComputeDeclared(destination);
            return;
        }

        int border = destination * market.Stride;
        double lambda = market.Eta / market.ScalePrice;
        double kept = Math.Max(0, 1 - (market.Detection[r] * (1 + market.Penalty)));
        for (int k = 0; k < market.Stride; k++)
        {
            int at = border + k;
            double price = market.Price[k];
            double c = market.DeliveredAt(at, price, out bool lifted);
            double byP = lifted ? 0 : market.Slope[at];
            double byL = !lifted && market.LevyApplies[at] ? 1 : 0;

            // What a lot that evades saves: all that crossing the border adds, the lift to a minimum price as well as duty and levy.
            double standing = (market.StandingRate[at] * (price + market.Freight[at])) + market.StandingSpecific[at];
            double wedge = c - price - market.Freight[at] - standing;
            double wedgeByP = byP - 1 - market.StandingRate[at];

            Misdeclared[k] = 0;
            ThirdNation[k] = 0;
            Hiding[k] = 0;

            // A route by a third nation may pay without any wedge: what the exporter's state takes by destination is not met there, and relief is paid for
            // a member's papers. Neither can be misdeclared.
            bool routed =
                market.HasTransshipment[at]
                && ((market.Charge is { } charge && charge[at] > 0) || market.TransshipmentSpecific[at] < 0);
            if (market.Evadable[at] && (wedge > 1e-9 * market.ScalePrice || routed))
            {
                wedge = Math.Max(0, wedge);
                double x = wedge * kept;
                double y = 0;
                double yByP = 0;
                double yByL = 0;
                if (market.HasTransshipment[at])
                {
                    double route =
                        (market.TransshipmentSlope[at] * price)
                        + market.TransshipmentBase[at]
                        + (market.TransshipmentTracing[at] * wedge);
                    double routeByL = market.TransshipmentTracing[at] * byL;
                    if (market.TransshipmentLevyApplies[at])
                    {
                        route += market.Levy;
                        routeByL += 1;
                    }

                    y = c - route;
                    yByP = byP - market.TransshipmentSlope[at] - (market.TransshipmentTracing[at] * wedgeByP);
                    yByL = byL - routeByL;
                    if (y <= 0)
                    {
                        y = 0;
                        yByP = 0;
                        yByL = 0;
                    }
                }

                double saving = Evasion.Saving(x, y, lambda, out double m, out double v);
                Misdeclared[k] = m;
                ThirdNation[k] = v;
                Hiding[k] = (m * x) + (v * y) - saving;
                c -= saving;
                byP -= (m * kept * wedgeByP) + (v * yByP);
                byL -= (m * kept * byL) + (v * yByL);
            }

            Cost[k] = c;
            ByPrice[k] = byP;
            ByLevy[k] = byL;
        }
    }

    /// <summary>Firms that declare everything: price, freight, duty and levy, at least the minimum price.</summary>
    private void ComputeDeclared(int destination)
    {
        int border = destination * market.Stride;
        for (int k = 0; k < market.Stride; k++)
        {
            int at = border + k;
            double byL = market.LevyApplies[at] ? 1 : 0;
            Cost[k] = market.DeliveredAt(at, market.Price[k], out bool lifted);
            ByPrice[k] = lifted ? 0 : market.Slope[at];
            ByLevy[k] = lifted ? 0 : byL;
        }
    }
}
