namespace BlocSim;

/// <summary>
/// The rows of a logit market that face a levy, a duty that can be evaded or a minimum price, or that have contracts: a compliant and a capable part each,
/// one option at a time.
/// </summary>
internal sealed class TaxedDemand
{
    private readonly GoodMarket market;
    private readonly int[] rows;
    private readonly PerceivedDeliveredCost?[] parts;
    private readonly double[] weighted;
    private int count;

    public TaxedDemand(GoodMarket market)
    {
        this.market = market;
        rows = new int[market.Rows.Length];
        parts = new PerceivedDeliveredCost?[market.Rows.Length * 2];
        weighted = new double[market.Stride];
    }

    /// <summary>Finds the rows behind a wedge at today's borders; the first time it meets one it makes room for it.</summary>
    public void Gather()
    {
        count = 0;
        bool any = market.AnyGeneral;
        for (int r = 0; r < market.Rows.Length && any; r++)
        {
            if (market.IsGeneral(r))
            {
                rows[count++] = r;
                for (int part = 0; part < 2; part++)
                {
                    parts[(2 * r) + part] ??= Weight(r, part) > 0 ? new PerceivedDeliveredCost(market) : null;
                }
            }
        }
    }

    /// <summary>Adds what these rows want at the market's prices and levy.</summary>
    public void AddDemand(double[] demand)
    {
        for (int i = 0; i < count; i++)
        {
            for (int part = 0; part < 2; part++)
            {
                if (parts[(2 * rows[i]) + part] is { } p)
                {
                    Choose(rows[i], part, p);
                    for (int k = 0; k < market.Nodes; k++)
                    {
                        demand[k] += p.Quantity * p.Share[k];
                    }
                }
            }
        }
    }

    /// <summary>Adds the derivatives of what these rows want at the prices and levy of the last <see cref="AddDemand"/>.</summary>
    public void AddDerivatives<T>(double[] jacobian, double[] byLevy, bool foreseen)
        where T : struct, ILanes<T>
    {
        for (int i = 0; i < count; i++)
        {
            for (int part = 0; part < 2; part++)
            {
                if (parts[(2 * rows[i]) + part] is { Index: not double.NaN } p)
                {
                    double weight = Weight(rows[i], part);
                    double fall = foreseen
                        ? weight * market.Demands[rows[i]].ForeseenSlope(p.Index, p.Quantity / weight)
                        : p.QuantitySlope;
                    double pull = market.Theta[rows[i]] * p.Quantity;
                    double bound = market.Bound?.Part[(2 * rows[i]) + part] ?? 0;
                    if (bound > 0)
                    {
                        AddBound<T>(p, (1 - bound) * pull, fall, jacobian, byLevy);
                    }
                    else
                    {
                        AddPart<T>(p, pull, fall, jacobian, byLevy);
                    }
                }
            }
        }
    }

    /// <summary>Writes the flows, price indices and hiding costs at the prices and levy of the last <see cref="AddDemand"/>.</summary>
    public void Record()
    {
        for (int i = 0; i < count; i++)
        {
            int r = rows[i];
            market.Bought[r] = 0;
            market.PriceIndex[r] = 0;
            market.Declared.AsSpan(r * market.Stride, market.Stride).Clear();
            market.ForgetHidden(r);
            market.HasEvasion[r] = true;
            for (int part = 0; part < 2; part++)
            {
                market.PartIndex[(2 * r) + part] = 0;
                if (parts[(2 * r) + part] is { } p)
                {
                    market.PartIndex[(2 * r) + part] = p.Index;
                    market.Bound?.Remember((2 * r) + part, p.Free);
                    Record(r, Weight(r, part), p);
                }
            }
        }
    }

    private double Weight(int r, int part) => part == 1 ? market.Rows[r].Capable : 1 - market.Rows[r].Capable;

    private void Record(int r, double weight, PerceivedDeliveredCost p)
    {
        market.PriceIndex[r] += weight * p.Index;
        market.Bought[r] += p.Quantity;
        int at = r * market.Stride;
        for (int k = 0; k < market.Nodes; k++)
        {
            double q = p.Quantity * p.Share[k];
            market.Misdeclared[at + k] += q * p.Misdeclared[k];
            market.ThirdNation[at + k] += q * p.ThirdNation[k];
            market.Declared[at + k] += q * Math.Max(0, 1 - p.Misdeclared[k] - p.ThirdNation[k]);
            market.HidingCost[at + k] += q * p.Hiding[k];
        }
    }

    /// <summary><c>dq/dp = (theta Q + Q') s (s a)' - diag(theta Q s a)</c>, and the same by the levy.</summary>
    private void AddPart<T>(PerceivedDeliveredCost p, double pull, double fall, double[] jacobian, double[] byLevy)
        where T : struct, ILanes<T>
    {
        int stride = market.Stride;
        double levyPull = 0;
        for (int k = 0; k < stride; k++)
        {
            weighted[k] = p.Share[k] * p.ByPrice[k];
            levyPull += p.Share[k] * p.ByLevy[k];
        }

        double both = pull + fall;
        for (int k = 0; k < market.Nodes; k++)
        {
            double share = p.Share[k];
            byLevy[k] += share * ((both * levyPull) - (pull * p.ByLevy[k]));
            if (share != 0)
            {
                LaneMath.AddScaled<T>(jacobian.AsSpan(k * stride, stride), both * share, weighted);
                jacobian[(k * stride) + k] -= pull * weighted[k];
            }
        }
    }

    /// <summary>
    /// The same with contracts: <c>Q' w (w a)' + (1 - rho) theta Q [s (s a)' - diag(s a)]</c>, w the shares bought and s those chosen freely.
    /// </summary>
    private void AddBound<T>(PerceivedDeliveredCost p, double pull, double fall, double[] jacobian, double[] byLevy)
        where T : struct, ILanes<T>
    {
        AddShares<T>(p, p.Share, fall, jacobian, byLevy);
        AddShares<T>(p, p.Free, pull, jacobian, byLevy);
        for (int k = 0; k < market.Nodes; k++)
        {
            double own = pull * p.Free[k];
            jacobian[(k * market.Stride) + k] -= own * p.ByPrice[k];
            byLevy[k] -= own * p.ByLevy[k];
        }
    }

    private void AddShares<T>(
        PerceivedDeliveredCost p,
        double[] shares,
        double factor,
        double[] jacobian,
        double[] byLevy
    )
        where T : struct, ILanes<T>
    {
        int stride = market.Stride;
        double levy = 0;
        for (int k = 0; k < stride; k++)
        {
            weighted[k] = shares[k] * p.ByPrice[k];
            levy += shares[k] * p.ByLevy[k];
        }

        for (int k = 0; k < market.Nodes; k++)
        {
            byLevy[k] += factor * shares[k] * levy;
            LaneMath.AddScaled<T>(jacobian.AsSpan(k * stride, stride), factor * shares[k], weighted);
        }
    }

    /// <summary>
    /// Contracts put the shares bought between those bound and those chosen freely. The index is <c>(1 - rho)</c> of the log-sum and rho of what the bound
    /// tonnes cost, <c>sum l (c + ln(l / n) / theta)</c>: the log-sum itself where both shares agree, more by how far apart they are otherwise
    /// (docs/decisions/019).
    /// </summary>
    private void Bind(int r, int part, double theta, ContractedShares contracts, PerceivedDeliveredCost p)
    {
        p.Free = p.Free.Length == 0 ? new double[market.Stride] : p.Free;
        p.Share.CopyTo(p.Free, 0);
        int weights = r * market.Stride;
        int shares = ((2 * r) + part) * market.Stride;
        double bound = contracts.Part[(2 * r) + part];
        double cost = 0;
        for (int k = 0; k < market.Nodes && bound > 0; k++)
        {
            double l = contracts.Shares[shares + k];
            if (l > 0)
            {
                cost += l * (p.Cost[k] + (PortableMath.Log(l / market.Weights[weights + k]) / theta));
            }

            p.Share[k] = ((1 - bound) * p.Free[k]) + (bound * l);
        }

        p.Index = ((1 - bound) * p.Index) + (bound * cost);
    }

    /// <summary>Shares, log-sum price index and tonnes of one part of a row over <see cref="PerceivedDeliveredCost"/>; nothing where there is nothing to choose.</summary>
    private void Choose(int r, int part, PerceivedDeliveredCost p)
    {
        p.Compute(r, market.Rows[r].Destination, part == 1);
        int at = r * market.Stride;
        double shift = double.IsNaN(p.Index) ? market.ScalePrice : p.Index;
        double theta = market.Theta[r];
        double sum = ChoiceWeights(at, shift, theta, p);
        if (!(sum > 1e-290) || !(sum < 1e290))
        {
            shift = double.PositiveInfinity;
            for (int k = 0; k < market.Nodes; k++)
            {
                shift = market.Weights[at + k] > 0 ? Math.Min(shift, p.Cost[k]) : shift;
            }

            if (double.IsPositiveInfinity(shift))
            {
                Array.Clear(p.Share);
                Array.Clear(p.Free);
                p.Index = double.NaN;
                p.Quantity = 0;
                p.QuantitySlope = 0;
                return;
            }

            sum = ChoiceWeights(at, shift, theta, p);
        }

        double inverse = 1 / sum;
        for (int k = 0; k < market.Stride; k++)
        {
            p.Share[k] *= inverse;
        }

        double weight = Weight(r, part);
        p.Index = shift - (PortableMath.Log(sum) / theta);
        if (market.Bound is not null)
        {
            Bind(r, part, theta, market.Bound, p);
        }

        p.Quantity = weight * market.Demands[r].Quantity(p.Index, out double slope);
        p.QuantitySlope = weight * slope;
    }

    private double ChoiceWeights(int at, double shift, double theta, PerceivedDeliveredCost p) =>
        LaneMath.Width switch
        {
            512 => ChoiceWeights<Lanes512>(at, shift, theta, p),
            256 => ChoiceWeights<Lanes256>(at, shift, theta, p),
            _ => ChoiceWeights<Lanes128>(at, shift, theta, p),
        };

    private double ChoiceWeights<T>(int at, double shift, double theta, PerceivedDeliveredCost p)
        where T : struct, ILanes<T> =>
        LogitKernel.ChoiceWeights<T>(p.Cost, market.Weights.AsSpan(at, market.Stride), theta, shift, p.Share);
}
