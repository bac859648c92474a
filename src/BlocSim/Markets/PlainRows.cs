namespace BlocSim;

/// <summary>
/// The rows of a logit market that face no wedge, eight at a time: their pulls <c>n exp(theta (shift - cost))</c>, price indices, tonnes
/// and derivatives. The pulls stand in <see cref="GoodMarket.Declared"/> until the market has cleared; then they become tonnes.
/// </summary>
internal sealed class PlainRows
{
    /// <summary>Rows whose outer products are added in one pass.</summary>
    private const int Pass = 32;

    private readonly GoodMarket market;
    private readonly int[] rows;
    private readonly int[] starts;
    private readonly double[] shift;
    private readonly double[] sum;
    private readonly double[] scale;
    private readonly double[] quantity;
    private readonly double[] slope;
    private readonly double[] weighted;
    private readonly double[] diagonal;
    private readonly RowBlock block = new();
    private int count;

    public PlainRows(GoodMarket market)
    {
        this.market = market;
        int n = market.Rows.Length;
        rows = new int[n];
        starts = new int[n];
        shift = new double[n];
        Array.Fill(shift, market.ScalePrice);
        sum = new double[n];
        scale = new double[n];
        quantity = new double[n];
        slope = new double[n];
        weighted = new double[Pass * market.Stride];
        diagonal = new double[market.Stride];
    }

    /// <summary>Finds the rows without a wedge at today's borders.</summary>
    public void Gather()
    {
        count = 0;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            if (!market.HasWedge[market.Rows[r].Destination])
            {
                rows[count] = r;
                starts[count] = r * market.Stride;
                count++;
            }
        }
    }

    /// <summary>Adds what these rows want at the market's prices.</summary>
    public void AddDemand<T>(double[] demand)
        where T : struct, IPack<T>
    {
        for (int first = 0; first < count; first += PackMath.Lanes)
        {
            int lanes = Math.Min(PackMath.Lanes, count - first);
            for (int j = 0; j < PackMath.Lanes; j++)
            {
                if (j >= lanes || !TryPull<T>(first + j, j))
                {
                    block.Blank(j);
                }
            }

            LogitKernel.Indices<T>(block);
            for (int j = 0; j < lanes; j++)
            {
                Take(first + j, j);
            }

            LogitKernel.AddRows<T>(market.Declared, starts.AsSpan(first, lanes), scale.AsSpan(first, lanes), demand);
        }
    }

    /// <summary>Adds <c>dq/dp = (theta Q + Q') s (s a)' - diag(theta Q s a)</c> of every row, a being the derivative of cost by price.</summary>
    public void AddDerivatives<T>(double[] jacobian, bool foreseen)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        Array.Clear(diagonal);
        for (int first = 0; first < count; first += Pass)
        {
            int many = Math.Min(Pass, count - first);
            for (int j = 0; j < many; j++)
            {
                int at = first + j;
                int r = rows[at];
                double pull = market.Theta[r] * quantity[at];
                double perSum = 1 / sum[at];
                double fall = foreseen
                    ? market.Demands[r].ForeseenSlope(shift[at], quantity[at], slope[at])
                    : slope[at];
                LogitKernel.Weigh<T>(
                    market.Declared.AsSpan(starts[at], stride),
                    market.Slope.AsSpan(market.Rows[r].Destination * stride, stride),
                    (pull + fall) * perSum * perSum,
                    pull * perSum,
                    weighted.AsSpan(j * stride, stride),
                    diagonal
                );
            }

            LogitKernel.AddOuter<T>(market.Declared, starts.AsSpan(first, many), weighted, jacobian, stride);
        }

        for (int k = 0; k < market.Nodes; k++)
        {
            jacobian[(k * stride) + k] -= diagonal[k];
        }
    }

    /// <summary>Turns pulls into tonnes and writes down what each row bought and its price index.</summary>
    public void Record<T>()
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        for (int at = 0; at < count; at++)
        {
            int r = rows[at];
            market.Bought[r] = quantity[at];
            market.PriceIndex[r] = shift[at];
            market.PartIndex[2 * r] = shift[at];
            market.PartIndex[(2 * r) + 1] = shift[at];
            LogitKernel.Settle<T>(market.Declared.AsSpan(starts[at], stride), scale[at], market.Sales);
            market.ForgetHidden(r);
        }
    }

    /// <summary>The pulls of a row into its place and its figures into a lane; false when it has nothing to choose from.</summary>
    private bool TryPull<T>(int at, int lane)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        int r = rows[at];
        int border = market.Rows[r].Destination * stride;
        ReadOnlySpan<double> prices = market.Price;
        ReadOnlySpan<double> slopes = market.Slope.AsSpan(border, stride);
        ReadOnlySpan<double> bases = market.Base.AsSpan(border, stride);
        ReadOnlySpan<double> weights = market.Weights.AsSpan(starts[at], stride);
        Span<double> target = market.Declared.AsSpan(starts[at], stride);
        double theta = market.Theta[r];
        double from = double.IsNaN(shift[at]) ? market.ScalePrice : shift[at];
        double total = LogitKernel.Pulls<T>(prices, slopes, bases, weights, theta, from, target);
        if (!(total > 1e-290) || !(total < 1e290))
        {
            from = Cheapest(slopes, bases, weights);
            if (double.IsNaN(from))
            {
                target.Clear();
                sum[at] = 1;
                block.Index[lane] = double.NaN;
                shift[at] = double.NaN;
                return false;
            }

            total = LogitKernel.Pulls<T>(prices, slopes, bases, weights, theta, from, target);
        }

        ref readonly Demand d = ref market.Demands[r];
        shift[at] = from;
        sum[at] = total;
        block.Sum[lane] = total;
        block.Shift[lane] = from;
        block.Theta[lane] = theta;
        block.Level[lane] = d.Level;
        block.Response[lane] = d.Response;
        block.Reference[lane] = d.Form == DemandForm.Isoelastic ? d.Reference : 1;
        return true;
    }

    /// <summary>Takes a row's index and quantity out of its lane; other forms of demand, and prices beyond the choke, by themselves.</summary>
    private void Take(int at, int lane)
    {
        if (double.IsNaN(shift[at]))
        {
            quantity[at] = 0;
            slope[at] = 0;
            scale[at] = 0;
            return;
        }

        int r = rows[at];
        double index = block.Index[lane];
        ref readonly Demand d = ref market.Demands[r];
        quantity[at] = block.Quantity[lane];
        slope[at] = block.Slope[lane];
        if (d.Form != DemandForm.Isoelastic || index > d.Choke)
        {
            quantity[at] = d.Quantity(index, out slope[at]);
        }

        shift[at] = index;
        scale[at] = quantity[at] / sum[at];
    }

    private double Cheapest(ReadOnlySpan<double> slopes, ReadOnlySpan<double> bases, ReadOnlySpan<double> weights)
    {
        double cheapest = double.PositiveInfinity;
        for (int k = 0; k < market.Nodes; k++)
        {
            if (weights[k] > 0)
            {
                cheapest = Math.Min(cheapest, (slopes[k] * market.Price[k]) + bases[k]);
            }
        }

        return double.IsPositiveInfinity(cheapest) ? double.NaN : cheapest;
    }
}
