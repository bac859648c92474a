using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>
/// Excess supply of a logit market at given prices, and its derivatives: the kernel that nearly all time is spent in. Rows that
/// face no wedge run over packs; rows behind a levy, a duty that can be evaded or a minimum price take the general path.
/// </summary>
internal sealed class LogitRows
{
    private readonly GoodMarket market;
    private readonly WedgeCosts costs;
    private readonly double[] share;
    private readonly double[] byPrice;
    private readonly double[] indexMemory;

    public LogitRows(GoodMarket market)
    {
        this.market = market;
        int n = market.Stride;
        costs = new WedgeCosts(market);
        share = new double[n];
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
        market.ClearFlows();
        for (int r = 0; r < market.Rows.Length; r++)
        {
            market.Bought[r] = 0;
            market.PriceIndex[r] = 0;
            MarketRow row = market.Rows[r];
            if (!market.HasWedge[row.Destination])
            {
                RecordPlain(r, row.Destination);
            }
            else
            {
                Record(r, row.Destination, 0, 1 - row.Capable);
                Record(r, row.Destination, 1, row.Capable);
            }
        }
    }

    private void RecordPlain(int r, int destination)
    {
        double index = PlainShares(r, destination);
        market.PriceIndex[r] = index;
        if (double.IsNaN(index))
        {
            return;
        }

        double quantity = market.Demands[r].Quantity(index, out _);
        market.Bought[r] = quantity;
        Span<double> declared = market.Declared.AsSpan(r * market.Stride, market.Nodes);
        for (int k = 0; k < declared.Length; k++)
        {
            declared[k] = quantity * share[k];
            market.Sales[k] += declared[k];
        }
    }

    private void Record(int r, int destination, int part, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        costs.Compute(r, destination, part == 1);
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
            market.Misdeclared[at + k] += q * costs.Misdeclared[k];
            market.ThirdNation[at + k] += q * costs.ThirdNation[k];
            market.Declared[at + k] += q * (1 - costs.Misdeclared[k] - costs.ThirdNation[k]);
            market.HidingCost[at + k] += q * costs.Hiding[k];
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
        double index = PlainShares<T>(r, destination);
        if (double.IsNaN(index))
        {
            return;
        }

        double quantity = market.Demands[r].Quantity(index, out double quantitySlope);
        T q = T.Fill(quantity);
        ref double slope = ref market.Slope[destination * market.Stride];
        ref double result = ref MemoryMarshal.GetArrayDataReference(share);
        ref double demand = ref MemoryMarshal.GetArrayDataReference(Demand);
        ref double weighted = ref MemoryMarshal.GetArrayDataReference(byPrice);
        for (int k = 0; k < market.Stride; k += PackMath.Lanes)
        {
            T s = T.Load(ref result, (nuint)k);
            (T.Load(ref demand, (nuint)k) + (s * q)).Store(ref demand, (nuint)k);
            (s * T.Load(ref slope, (nuint)k)).Store(ref weighted, (nuint)k);
        }

        Outer<T>(market.Theta[r] * quantity, quantitySlope);
    }

    private double PlainShares(int r, int destination) =>
        PackMath.Width switch
        {
            512 => PlainShares<Pack512>(r, destination),
            256 => PlainShares<Pack256>(r, destination),
            _ => PlainShares<Pack128>(r, destination),
        };

    /// <summary>Logit shares of a row without wedges, over packs; gives the price index, NaN when there is nothing to choose.</summary>
    private double PlainShares<T>(int r, int destination)
        where T : struct, IPack<T>
    {
        double theta = market.Theta[r];
        double shift = indexMemory[2 * r];
        double sum = LogitKernel.Exponentials<T>(market, r, destination, share, shift);
        if (!(sum > 1e-290) || !(sum < 1e290))
        {
            shift = Cheapest(r, destination);
            if (double.IsNaN(shift))
            {
                return double.NaN;
            }

            sum = LogitKernel.Exponentials<T>(market, r, destination, share, shift);
        }

        ref double result = ref MemoryMarshal.GetArrayDataReference(share);
        T perSum = T.Fill(1 / sum);
        for (int k = 0; k < market.Stride; k += PackMath.Lanes)
        {
            (T.Load(ref result, (nuint)k) * perSum).Store(ref result, (nuint)k);
        }

        double index = shift - (Elementary.Log(sum) / theta);
        indexMemory[2 * r] = index;
        return index;
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

        costs.Compute(r, destination, part == 1);
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
            byPrice[k] = share[k] * costs.ByPrice[k];
            levyPull += share[k] * costs.ByLevy[k];
        }

        double pull = market.Theta[r] * quantity;
        for (int k = 0; k < market.Nodes; k++)
        {
            DemandByLevy[k] += share[k] * (((pull + quantitySlope) * levyPull) - (pull * costs.ByLevy[k]));
        }

        Outer<Pack128>(pull, quantitySlope);
    }

    /// <summary>Logit shares over <see cref="WedgeCosts"/>; gives the log-sum price index, NaN when there is nothing to choose.</summary>
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
                shift = market.Weights[at + k] > 0 ? Math.Min(shift, costs.Cost[k]) : shift;
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
            share[k] = n > 0 ? n * Elementary.Exp(theta * (shift - costs.Cost[k])) : 0;
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
