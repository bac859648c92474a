namespace BlocSim;

/// <summary>
/// The rows of a logit market that face no wedge and have no contracts, eight at a time: their pulls <c>n exp(theta (shift - cost))</c>, price indices, tonnes
/// and derivatives. The pulls stand in <see cref="GoodMarket.Declared"/> until the market has cleared; then they become tonnes.
/// </summary>
internal sealed class UntaxedDemand
{
    /// <summary>Rows that are treated in one pass: whole packs that fit the nearest cache, four at least.</summary>
    private readonly int pass;

    private readonly GoodMarket market;
    private readonly int[] rows;
    private readonly int[] starts;
    private readonly int[] borders;
    private readonly double[] memory;
    private readonly RowFigures figures;
    private readonly double[] weighted;
    private readonly double[] diagonal;
    private int count;

    public UntaxedDemand(GoodMarket market)
    {
        this.market = market;
        int n = market.Rows.Length;
        rows = new int[n];
        starts = new int[n];
        borders = new int[n];
        memory = new double[n];
        Array.Fill(rows, -1);
        Array.Fill(memory, market.ScalePrice);
        figures = new RowFigures(n);
        pass = Math.Clamp(
            2048 / market.Stride / LaneMath.Lanes * LaneMath.Lanes,
            4 * LaneMath.Lanes,
            16 * LaneMath.Lanes
        );
        weighted = new double[pass * market.Stride];
        diagonal = new double[market.Stride];
    }

    /// <summary>Finds the rows without a wedge or a contract today.</summary>
    public void Gather()
    {
        Demand[] demands = market.Demands;
        double[] shift = figures.Shift;
        double[] level = figures.Level;
        double[] response = figures.Response;
        double[] highest = figures.Highest;
        double[] reference = figures.Reference;
        count = 0;
        bool any = market.AnyGeneral;
        for (int r = 0; r < demands.Length; r++)
        {
            if (any && market.IsGeneral(r))
            {
                continue;
            }

            if (rows[count] != r)
            {
                Place(r);
            }

            ref readonly Demand d = ref demands[r];
            bool isoelastic = d.Form == DemandForm.Isoelastic;
            shift[count] = memory[r];
            level[count] = isoelastic ? d.Level : 0;
            response[count] = isoelastic ? d.Response : 0;
            highest[count] = isoelastic ? d.Choke : double.NegativeInfinity;
            double from = isoelastic ? d.Reference : 1;
            if (reference[count] != from)
            {
                reference[count] = from;
                figures.PerReference[count] = 1 / from;
            }

            count++;
        }
    }

    /// <summary>Writes what does not change while a row keeps its place.</summary>
    private void Place(int r)
    {
        rows[count] = r;
        starts[count] = r * market.Stride;
        borders[count] = market.Rows[r].Destination * market.Stride;
        figures.Theta[count] = market.Theta[r];
        figures.PerTheta[count] = 1 / market.Theta[r];
    }

    /// <summary>Adds what these rows want at the market's prices.</summary>
    public void AddDemand<T>(double[] demand)
        where T : struct, ILanes<T>
    {
        // In passes, so that the long chains of one pack of rows overlap with the next and a pass is still in the nearest cache when it is added up.
        for (int first = 0; first < count; first += pass)
        {
            int end = Math.Min(first + pass, count);
            LogitKernel.ChoiceWeightRows<T>(
                market,
                starts.AsSpan(first, end - first),
                borders.AsSpan(first, end - first),
                figures,
                first
            );
            bool all = true;
            for (int at = first; at < end; at += LaneMath.Lanes)
            {
                if (!LogitKernel.Moderate<T>(figures, at))
                {
                    PullAgain<T>(at, Math.Min(at + LaneMath.Lanes, end));
                }

                all &= LogitKernel.Indices<T>(figures, at);
            }

            for (int at = first; at < end && !all; at++)
            {
                if (!(figures.Index[at] <= figures.Highest[at]))
                {
                    ByItself(at);
                }
            }

            LogitKernel.AddRows<T>(
                market.Declared,
                starts.AsSpan(first, end - first),
                figures.Scale.AsSpan(first, end - first),
                demand
            );
        }
    }

    /// <summary>Adds <c>dq/dp = (theta Q + Q') s (s a)' - diag(theta Q s a)</c> of every row, a being the derivative of cost by price.</summary>
    public void AddDerivatives<T>(double[] jacobian, bool foreseen)
        where T : struct, ILanes<T>
    {
        int stride = market.Stride;
        Array.Clear(diagonal);
        for (int first = 0; first < count; first += pass)
        {
            int many = Math.Min(pass, count - first);
            for (int j = 0; j < many; j++)
            {
                int at = first + j;
                int r = rows[at];
                double pull = figures.Theta[at] * figures.Quantity[at];
                double perSum = 1 / figures.Sum[at];
                double fall = foreseen
                    ? market.Demands[r].ForeseenSlope(figures.Index[at], figures.Quantity[at])
                    : market.Demands[r].Slope(figures.Index[at], figures.Quantity[at]);
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
        where T : struct, ILanes<T>
    {
        double[] bought = market.Bought;
        double[] paid = market.PriceIndex;
        double[] part = market.PartIndex;
        double[] price = figures.Index;
        double[] shift = figures.Shift;
        double[] quantity = figures.Quantity;
        ReadOnlySpan<int> places = rows.AsSpan(0, count);
        for (int at = 0; at < places.Length; at++)
        {
            int r = places[at];
            double index = price[at];
            memory[r] = shift[at];
            bought[r] = quantity[at];
            paid[r] = index;
            part[2 * r] = index;
            part[(2 * r) + 1] = index;
        }

        bool any = Array.IndexOf(market.HasEvasion, true) >= 0;
        for (int at = 0; at < places.Length && any; at++)
        {
            market.ForgetHidden(places[at]);
        }

        LogitKernel.ScaleRows<T>(
            market.Declared,
            starts.AsSpan(0, count),
            figures.Scale.AsSpan(0, count),
            market.Stride
        );
    }

    /// <summary>
    /// Rows whose pulls left the range of numbers are measured against their cheapest offers. One that has nothing to choose from pulls nowhere.
    /// </summary>
    private void PullAgain<T>(int from, int to)
        where T : struct, ILanes<T>
    {
        for (int at = from; at < to; at++)
        {
            if (!(figures.Sum[at] > LogitKernel.Least && figures.Sum[at] < LogitKernel.Most))
            {
                PullAgain<T>(at);
            }
        }
    }

    private void PullAgain<T>(int at)
        where T : struct, ILanes<T>
    {
        figures.Shift[at] = Cheapest(
            market.Slope.AsSpan(borders[at], market.Stride),
            market.Base.AsSpan(borders[at], market.Stride),
            market.Weights.AsSpan(starts[at], market.Stride)
        );
        if (double.IsNaN(figures.Shift[at]))
        {
            figures.Sum[at] = 1;
            return;
        }

        LogitKernel.ChoiceWeightRows<T>(market, starts.AsSpan(at, 1), borders.AsSpan(at, 1), figures, at);
    }

    /// <summary>Other forms of demand, prices beyond the choke, rows without anything to choose from.</summary>
    private void ByItself(int at)
    {
        if (double.IsNaN(figures.Index[at]))
        {
            market.Declared.AsSpan(starts[at], market.Stride).Clear();
            figures.Shift[at] = market.ScalePrice;
            figures.Quantity[at] = 0;
            figures.Scale[at] = 0;
            return;
        }

        figures.Quantity[at] = market.Demands[rows[at]].Quantity(figures.Index[at], out _);
        figures.Scale[at] = figures.Quantity[at] / figures.Sum[at];
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
