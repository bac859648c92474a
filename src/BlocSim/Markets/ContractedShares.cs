namespace BlocSim;

/// <summary>
/// What buyers have under contract in one good's market this tick: as far as the supplier can deliver, may deliver, and is not barred. What lapses is bought
/// freely.
/// </summary>
internal sealed class ContractedShares(int rows, int nodes, int stride)
{
    /// <summary>Of what a supplier can deliver at most so much goes to contracts; the rest lets a price form.</summary>
    private const double Deliverable = 0.95;

    /// <summary>Nobody keeps to a contract that costs so many times what it pays where it chooses freely (assumption, 1.5 to 3).</summary>
    private const double Bearable = 2;

    /// <summary>A price at which whatever a supplier can make is offered, as a multiple of the base price.</summary>
    private const double Enough = 1e6;

    private readonly double[] due = new double[nodes];

    /// <summary>Of what was under contract with each node at the start of the tick, the share that did not lapse, by firms as <see cref="Part"/>.</summary>
    private readonly double[] kept = new double[2 * rows * nodes];

    /// <summary>The part under contract of what a row's compliant firms buy and of what its capable ones do, one after the other.</summary>
    public double[] Part { get; } = new double[2 * rows];

    /// <summary>Shares of each node in it; those of firms with contracts sum to one.</summary>
    public double[] Shares { get; } = new double[2 * rows * stride];

    /// <summary>Shares of each node that the same firms chose freely in the last clearing; zero where they could not buy.</summary>
    public double[] Free { get; } = new double[2 * rows * stride];

    /// <summary>Fills parts and shares from the buyers' contracts; the market's weights and offers must be there.</summary>
    /// <param name="market">The market.</param>
    /// <param name="contracts">By row; null where there are none.</param>
    public void Set(GoodMarket market, ReadOnlySpan<ContractShares?> contracts)
    {
        Array.Clear(due);
        for (int f = 0; f < Part.Length; f++)
        {
            Bind(market, contracts[f / 2], f);
        }

        for (int k = 0; k < nodes; k++)
        {
            // From here on it is the share of what is due that can be delivered.
            int o = market.NodeOrigin[k];
            due[k] = Math.Min(market.NodeExport[k] ? 1 : Met(market, o), Room(market.Quota[k], due[k]));
        }

        for (int k = 0; k < nodes; k++)
        {
            due[k] = market.NodeExport[k] ? Math.Min(due[k], due[market.NodeOrigin[k]]) : due[k];
        }

        for (int f = 0; f < Part.Length; f++)
        {
            Lapse(f);
        }
    }

    /// <summary>Lets contracts lapse that the market's answer has made unbearable; the market has to clear again then.</summary>
    /// <returns>Whether any did.</returns>
    public bool Release(GoodMarket market)
    {
        bool any = false;
        for (int firms = 0; firms < Part.Length; firms++)
        {
            if (Part[firms] > 0 && !double.IsNaN(market.PartIndex[firms]))
            {
                any |= Release(market, firms);
            }
        }

        return any;
    }

    private bool Release(GoodMarket market, int firms)
    {
        int destination = market.Rows[firms / 2].Destination;
        double usual = 0;
        for (int k = 0; k < nodes; k++)
        {
            double share = Free[(firms * stride) + k];
            usual += share > 0 ? share * market.DeclaredCost(destination, k, market.Price[k]) : 0;
        }

        double left = 1;
        Span<double> bound = Shares.AsSpan(firms * stride, stride);
        for (int k = 0; k < nodes; k++)
        {
            bool dear = bound[k] > 0 && market.DeclaredCost(destination, k, market.Price[k]) > Bearable * usual;
            if (usual > 0 && dear)
            {
                left -= bound[k];
                bound[k] = 0;
                kept[(firms * nodes) + k] = 0;
            }
        }

        if (left >= 1)
        {
            return false;
        }

        left = left > 1e-9 ? left : 0;
        Part[firms] *= left;
        for (int k = 0; k < nodes; k++)
        {
            bound[k] = left > 0 ? bound[k] / left : 0;
        }

        return true;
    }

    /// <summary>States what became of a row's contracts.</summary>
    public void Report(int row, ContractOutcome outcome)
    {
        for (int part = 0; part < 2; part++)
        {
            int firms = (2 * row) + part;
            Free.AsSpan(firms * stride, nodes).CopyTo(outcome.Free.AsSpan(part * nodes));
            kept.AsSpan(firms * nodes, nodes).CopyTo(outcome.Kept.AsSpan(part * nodes));
        }
    }

    /// <summary>Keeps what firms chose freely; nothing known is nothing chosen.</summary>
    public void Remember(int firms, ReadOnlySpan<double> free)
    {
        Span<double> known = Free.AsSpan(firms * stride, stride);
        known.Clear();
        free.CopyTo(known);
    }

    /// <summary>Share of what is due at home and abroad that an origin can make.</summary>
    private double Met(GoodMarket market, int origin)
    {
        int x = market.ExportNodeOf[origin];
        double all = due[origin] + (x >= 0 ? due[x] : 0);
        return Room(market.Offers[origin].Market(Enough * market.ScalePrice, out _), all);
    }

    private static double Room(double most, double wanted) =>
        wanted > Deliverable * most ? Deliverable * most / wanted : 1;

    private void Bind(GoodMarket market, ContractShares? held, int firms)
    {
        int r = firms / 2;
        Span<double> bound = Shares.AsSpan(firms * stride, stride);
        bound.Clear();
        Part[firms] = held?.Part ?? 0;
        if (held is not { } contract)
        {
            return;
        }

        ReadOnlySpan<double> shares = contract.Of(firms % 2);
        double capable = market.Rows[r].Capable;
        double index = market.PriceIndex[r];
        ref readonly Demand demand = ref market.Demands[r];
        double expected = Part[firms] * demand.Quantity(index > 0 ? index : demand.Reference, out _);
        expected *= firms % 2 == 1 ? capable : 1 - capable;
        for (int k = 0; k < nodes; k++)
        {
            bound[k] = market.Weights[(r * stride) + k] > 0 ? shares[market.NodeOrigin[k]] : 0;
            due[k] += expected * bound[k];
        }
    }

    /// <summary>Takes off what cannot be delivered; shares of what is left sum to one.</summary>
    private void Lapse(int firms)
    {
        Span<double> bound = Shares.AsSpan(firms * stride, stride);
        double left = 0;
        for (int k = 0; k < nodes; k++)
        {
            kept[(firms * nodes) + k] = bound[k] > 0 ? due[k] : 0;
            bound[k] *= due[k];
            left += bound[k];
        }

        Part[firms] *= Math.Min(1, left);
        for (int k = 0; k < nodes && left > 0; k++)
        {
            bound[k] /= left;
        }
    }
}
