using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>
/// Excess supply of a logit market at given prices, and its derivatives: the kernel that nearly all time is spent in. Rows that
/// face no wedge run over packs; rows behind a levy, a duty that can be evaded or a minimum price take the general path.
/// </summary>
internal sealed class LogitRows
{
    private readonly GoodMarket market;
    private readonly double[] share;
    private readonly double[] cost;
    private readonly double[] costByPrice;
    private readonly double[] costByLevy;
    private readonly double[] misdeclared;
    private readonly double[] thirdNation;
    private readonly double[] hiding;
    private readonly double[] byPrice;
    private readonly double[] indexMemory;

    public LogitRows(GoodMarket market)
    {
        this.market = market;
        int n = market.Stride;
        share = new double[n];
        cost = new double[n];
        costByPrice = new double[n];
        costByLevy = new double[n];
        misdeclared = new double[n];
        thirdNation = new double[n];
        hiding = new double[n];
        byPrice = new double[n];
        DemandByLevy = new double[n];
        Demand = new double[n];
        Jacobian = new double[n * n];
        indexMemory = new double[market.Rows.Length * 2];
        Array.Fill(indexMemory, market.ScalePrice);
    }

    /// <summary>Tonnes wanted from each node.</summary>
    public double[] Demand { get; }

    /// <summary>Derivative of <see cref="Demand"/> by node price, row-major with the market's stride.</summary>
    public double[] Jacobian { get; }

    /// <summary>Derivative of <see cref="Demand"/> by the reference levy.</summary>
    public double[] DemandByLevy { get; }

    /// <summary>Fills <see cref="Demand"/> and its derivatives at the market's current prices and levy.</summary>
    public void Evaluate()
    {
        Array.Clear(Demand);
        Array.Clear(Jacobian);
        Array.Clear(DemandByLevy);
        for (int r = 0; r < market.Rows.Length; r++)
        {
            MarketRow row = market.Rows[r];
            if (!market.HasWedge[row.Destination])
            {
                Plain(r, row.Destination);
                continue;
            }

            General(r, row.Destination, 0, 1 - row.Capable);
            General(r, row.Destination, 1, row.Capable);
        }
    }

    /// <summary>Writes the flows, price indices and hiding costs of every row at the market's current prices and levy.</summary>
    public void Record()
    {
        Array.Clear(market.Declared);
        Array.Clear(market.Misdeclared);
        Array.Clear(market.ThirdNation);
        Array.Clear(market.HidingCost);
        Array.Clear(market.Sales);
        for (int r = 0; r < market.Rows.Length; r++)
        {
            market.Bought[r] = 0;
            market.PriceIndex[r] = 0;
            MarketRow row = market.Rows[r];
            if (!market.HasWedge[row.Destination] || row.Capable <= 0)
            {
                Record(r, row.Destination, 0, 1);
            }
            else
            {
                Record(r, row.Destination, 0, 1 - row.Capable);
                Record(r, row.Destination, 1, row.Capable);
            }
        }
    }

    private void Record(int r, int destination, int part, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        Costs(r, destination, part);
        double index = Shares(r, part);
        if (double.IsNaN(index))
        {
            market.PriceIndex[r] = double.NaN;
            return;
        }

        double quantity = weight * market.Demands[r].Quantity(index, out _);
        market.PriceIndex[r] += weight * index;
        market.Bought[r] += quantity;
        int at = r * market.Stride;
        for (int k = 0; k < market.Nodes; k++)
        {
            double q = quantity * share[k];
            market.Sales[k] += q;
            market.Misdeclared[at + k] += q * misdeclared[k];
            market.ThirdNation[at + k] += q * thirdNation[k];
            market.Declared[at + k] += q * (1 - misdeclared[k] - thirdNation[k]);
            market.HidingCost[at + k] += q * hiding[k];
        }
    }

    private void Plain(int r, int destination)
    {
        switch (PackMath.Width)
        {
            case 512:
                Plain<Pack512>(r, destination);
                break;
            case 256:
                Plain<Pack256>(r, destination);
                break;
            default:
                Plain<Pack128>(r, destination);
                break;
        }
    }

    private void Plain<T>(int r, int destination)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        ref double price = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double slope = ref market.Slope[destination * stride];
        ref double fix = ref market.Base[destination * stride];
        ref double weight = ref market.Weights[r * stride];
        ref double result = ref MemoryMarshal.GetArrayDataReference(share);
        double theta = market.Theta[r];
        double shift = indexMemory[2 * r];
        double sum = LogitKernel.Exponentials<T>(
            stride,
            ref price,
            ref slope,
            ref fix,
            ref weight,
            ref result,
            theta,
            shift
        );
        if (!(sum > 1e-290) || !(sum < 1e290))
        {
            shift = Cheapest(r, destination);
            if (double.IsNaN(shift))
            {
                return;
            }

            sum = LogitKernel.Exponentials<T>(
                stride,
                ref price,
                ref slope,
                ref fix,
                ref weight,
                ref result,
                theta,
                shift
            );
        }

        double index = shift - (Elementary.Log(sum) / theta);
        indexMemory[2 * r] = index;
        double quantity = market.Demands[r].Quantity(index, out double quantitySlope);
        T perSum = T.Fill(1 / sum);
        T q = T.Fill(quantity);
        ref double demand = ref MemoryMarshal.GetArrayDataReference(Demand);
        ref double weighted = ref MemoryMarshal.GetArrayDataReference(byPrice);
        for (int k = 0; k < stride; k += PackMath.Lanes)
        {
            T s = T.Load(ref result, (nuint)k) * perSum;
            s.Store(ref result, (nuint)k);
            (T.Load(ref demand, (nuint)k) + (s * q)).Store(ref demand, (nuint)k);
            (s * T.Load(ref slope, (nuint)k)).Store(ref weighted, (nuint)k);
        }

        Outer<T>(theta * quantity, quantitySlope);
    }

    /// <summary>Adds <c>dq/dp = (theta Q + Q') s (s a)' - diag(theta Q s a)</c>, with a the derivative of cost by price.</summary>
    private void Outer<T>(double pull, double quantitySlope)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        double both = pull + quantitySlope;
        ref double weighted = ref MemoryMarshal.GetArrayDataReference(byPrice);
        for (int i = 0; i < market.Nodes; i++)
        {
            double s = share[i];
            if (s == 0)
            {
                continue;
            }

            T factor = T.Fill(both * s);
            ref double row = ref Jacobian[i * stride];
            for (int k = 0; k < stride; k += PackMath.Lanes)
            {
                (T.Load(ref row, (nuint)k) + (factor * T.Load(ref weighted, (nuint)k))).Store(ref row, (nuint)k);
            }

            Jacobian[(i * stride) + i] -= pull * byPrice[i];
        }
    }

    private void General(int r, int destination, int part, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        Costs(r, destination, part);
        double index = Shares(r, part);
        if (double.IsNaN(index))
        {
            return;
        }

        double quantity = weight * market.Demands[r].Quantity(index, out double quantitySlope);
        quantitySlope *= weight;
        double levyPull = 0;
        for (int k = 0; k < market.Stride; k++)
        {
            Demand[k] += quantity * share[k];
            byPrice[k] = share[k] * costByPrice[k];
            levyPull += share[k] * costByLevy[k];
        }

        double pull = market.Theta[r] * quantity;
        for (int k = 0; k < market.Nodes; k++)
        {
            DemandByLevy[k] += share[k] * (((pull + quantitySlope) * levyPull) - (pull * costByLevy[k]));
        }

        Outer<Pack128>(pull, quantitySlope);
    }

    /// <summary>Perceived unit cost of every option of a row, with derivatives by price and levy, and how the lots are split.</summary>
    private void Costs(int r, int destination, int part)
    {
        int border = destination * market.Stride;
        double lambda = market.Eta / market.ScalePrice;
        bool capable = part == 1;
        double kept = capable ? Math.Max(0, 1 - (market.Detection[r] * (1 + market.Penalty))) : 0;
        for (int k = 0; k < market.Stride; k++)
        {
            int at = border + k;
            double price = market.Price[k];
            double c = (market.Slope[at] * price) + market.Base[at];
            double byP = market.Slope[at];
            double byL = 0;
            if (market.Liable[at])
            {
                c += market.Levy;
                byL = 1;
            }

            // What a lot that evades saves: all that crossing the border adds, or, where a minimum price binds, the lift to it (the invoice
            // is inflated and the difference paid back; ordinary duty is paid).
            double standing = (market.StandingRate[at] * (price + market.Freight[at])) + market.StandingSpecific[at];
            double wedge = c - price - market.Freight[at] - standing;
            double wedgeByP = byP - 1 - market.StandingRate[at];
            if (c < market.MinimumPrice[at])
            {
                wedge = market.MinimumPrice[at] - c;
                wedgeByP = -byP;
                c = market.MinimumPrice[at];
                byP = 0;
                byL = 0;
            }

            misdeclared[k] = 0;
            thirdNation[k] = 0;
            hiding[k] = 0;
            if (capable && market.Evadable[at] && wedge > 1e-9 * market.ScalePrice)
            {
                double x = wedge * kept;
                double y = 0;
                double yByP = 0;
                double yByL = 0;
                if (market.HasVia[at])
                {
                    double route = (market.ViaSlope[at] * price) + market.ViaBase[at] + (market.Tracing * wedge);
                    double routeByL = market.Tracing * byL;
                    if (market.ViaLiable[at])
                    {
                        route += market.Levy;
                        routeByL += 1;
                    }

                    y = c - route;
                    yByP = byP - market.ViaSlope[at] - (market.Tracing * wedgeByP);
                    yByL = byL - routeByL;
                    if (y <= 0)
                    {
                        y = 0;
                        yByP = 0;
                        yByL = 0;
                    }
                }

                double saving = Evasion.Saving(x, y, lambda, out double m, out double v);
                misdeclared[k] = m;
                thirdNation[k] = v;
                hiding[k] = (m * x) + (v * y) - saving;
                c -= saving;
                byP -= (m * kept * wedgeByP) + (v * yByP);
                byL -= (m * kept * byL) + (v * yByL);
            }

            cost[k] = c;
            costByPrice[k] = byP;
            costByLevy[k] = byL;
        }
    }

    /// <summary>Logit shares over <see cref="cost"/>; gives the log-sum price index, NaN when there is nothing to choose.</summary>
    private double Shares(int r, int part)
    {
        int at = r * market.Stride;
        double shift = indexMemory[(2 * r) + part];
        double theta = market.Theta[r];
        double sum = Exponentials(at, shift, theta);
        if (!(sum > 1e-290) || !(sum < 1e290))
        {
            shift = double.PositiveInfinity;
            for (int k = 0; k < market.Nodes; k++)
            {
                shift = market.Weights[at + k] > 0 ? Math.Min(shift, cost[k]) : shift;
            }

            if (double.IsPositiveInfinity(shift))
            {
                Array.Clear(share);
                return double.NaN;
            }

            sum = Exponentials(at, shift, theta);
        }

        double inverse = 1 / sum;
        for (int k = 0; k < market.Stride; k++)
        {
            share[k] *= inverse;
        }

        double index = shift - (Elementary.Log(sum) / theta);
        indexMemory[(2 * r) + part] = index;
        return index;
    }

    private double Exponentials(int at, double shift, double theta)
    {
        for (int k = 0; k < market.Stride; k++)
        {
            double n = market.Weights[at + k];
            share[k] = n > 0 ? n * Elementary.Exp(theta * (shift - cost[k])) : 0;
        }

        return PackMath.Sum(share);
    }

    private double Cheapest(int r, int destination)
    {
        int at = r * market.Stride;
        int border = destination * market.Stride;
        double cheapest = double.PositiveInfinity;
        for (int k = 0; k < market.Nodes; k++)
        {
            if (market.Weights[at + k] > 0)
            {
                cheapest = Math.Min(cheapest, (market.Slope[border + k] * market.Price[k]) + market.Base[border + k]);
            }
        }

        return double.IsPositiveInfinity(cheapest) ? double.NaN : cheapest;
    }
}
