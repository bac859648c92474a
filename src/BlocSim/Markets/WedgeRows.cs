namespace BlocSim;

/// <summary>
/// The rows of a logit market that face a levy, a duty that can be evaded or a minimum price: a compliant and a capable part each, one
/// option at a time.
/// </summary>
internal sealed class WedgeRows
{
    private readonly GoodMarket market;
    private readonly WedgeCosts costs;
    private readonly int[] rows;
    private readonly double[] share;
    private readonly double[] byPrice;
    private readonly double[] weighted;
    private readonly double[] indexMemory;
    private int count;

    public WedgeRows(GoodMarket market)
    {
        this.market = market;
        costs = new WedgeCosts(market);
        rows = new int[market.Rows.Length];
        share = new double[market.Stride];
        byPrice = new double[market.Stride];
        weighted = new double[market.Stride];
        indexMemory = new double[market.Rows.Length * 2];
        Array.Fill(indexMemory, market.ScalePrice);
    }

    /// <summary>Finds the rows behind a wedge at today's borders.</summary>
    public void Gather()
    {
        count = 0;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            if (market.HasWedge[market.Rows[r].Destination])
            {
                rows[count++] = r;
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
                if (TryShare(rows[i], part, out _, out double quantity, out _))
                {
                    for (int k = 0; k < market.Nodes; k++)
                    {
                        demand[k] += quantity * share[k];
                    }
                }
            }
        }
    }

    /// <summary>Adds the derivatives of what these rows want.</summary>
    public void AddDerivatives<T>(double[] jacobian, double[] byLevy)
        where T : struct, IPack<T>
    {
        for (int i = 0; i < count; i++)
        {
            for (int part = 0; part < 2; part++)
            {
                if (TryShare(rows[i], part, out _, out double quantity, out double slope))
                {
                    AddPart<T>(market.Theta[rows[i]] * quantity, slope, jacobian, byLevy);
                }
            }
        }
    }

    /// <summary>Writes the flows, price indices and hiding costs.</summary>
    public void Record()
    {
        for (int i = 0; i < count; i++)
        {
            int r = rows[i];
            market.Bought[r] = 0;
            market.PriceIndex[r] = 0;
            market.Declared.AsSpan(r * market.Stride, market.Stride).Clear();
            market.ForgetHidden(r);
            market.Hides[r] = true;
            Record(r, 0, 1 - market.Rows[r].Capable);
            Record(r, 1, market.Rows[r].Capable);
        }
    }

    private void Record(int r, int part, double weight)
    {
        if (!TryShare(r, part, out double index, out double quantity, out _))
        {
            market.PriceIndex[r] = weight > 0 ? double.NaN : market.PriceIndex[r];
            return;
        }

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

    /// <summary>Shares, price index and tonnes of one part of a row; false when it has no weight or nothing to choose from.</summary>
    private bool TryShare(int r, int part, out double index, out double quantity, out double slope)
    {
        double weight = part == 1 ? market.Rows[r].Capable : 1 - market.Rows[r].Capable;
        index = double.NaN;
        quantity = 0;
        slope = 0;
        if (weight <= 0)
        {
            return false;
        }

        costs.Compute(r, market.Rows[r].Destination, part == 1);
        index = Shares(r, part);
        if (double.IsNaN(index))
        {
            return false;
        }

        quantity = weight * market.Demands[r].Quantity(index, out slope);
        slope *= weight;
        return true;
    }

    /// <summary><c>dq/dp = (theta Q + Q') s (s a)' - diag(theta Q s a)</c>, and the same by the levy.</summary>
    private void AddPart<T>(double pull, double slope, double[] jacobian, double[] byLevy)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        double levyPull = 0;
        for (int k = 0; k < stride; k++)
        {
            byPrice[k] = share[k] * costs.ByPrice[k];
            levyPull += share[k] * costs.ByLevy[k];
        }

        double both = pull + slope;
        for (int k = 0; k < market.Nodes; k++)
        {
            byLevy[k] += share[k] * ((both * levyPull) - (pull * costs.ByLevy[k]));
            if (share[k] != 0)
            {
                PackMath.AddScaled<T>(jacobian.AsSpan(k * stride, stride), both * share[k], byPrice);
                jacobian[(k * stride) + k] -= pull * byPrice[k];
            }
        }
    }

    /// <summary>Logit shares over <see cref="WedgeCosts"/>; gives the log-sum price index, NaN when there is nothing to choose.</summary>
    private double Shares(int r, int part)
    {
        int at = r * market.Stride;
        double shift = indexMemory[(2 * r) + part];
        double theta = market.Theta[r];
        double sum = Pulls(at, shift, theta);
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

            sum = Pulls(at, shift, theta);
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

    private double Pulls(int at, double shift, double theta)
    {
        for (int k = 0; k < market.Stride; k++)
        {
            weighted[k] = theta * (shift - costs.Cost[k]);
        }

        switch (PackMath.Width)
        {
            case 512:
                PackMath.Exp<Pack512>(weighted, share);
                break;
            case 256:
                PackMath.Exp<Pack256>(weighted, share);
                break;
            default:
                PackMath.Exp<Pack128>(weighted, share);
                break;
        }

        for (int k = 0; k < market.Stride; k++)
        {
            double n = market.Weights[at + k];
            share[k] = n > 0 ? n * share[k] : 0;
        }

        return PackMath.Sum(share);
    }
}
