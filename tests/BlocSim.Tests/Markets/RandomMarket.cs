namespace BlocSim.Tests;

/// <summary>Markets of any shape: one to six origins, one to five territories, every kind of offer, demand, border and policy.</summary>
internal sealed class RandomMarket
{
    private readonly ulong seed;
    private int drawn;

    public RandomMarket(int seed, bool perfect, bool policies = true)
    {
        this.seed = (ulong)seed;
        IsHomogeneous = perfect;
        Origins = 1 + Whole(6);
        Territories = 1 + Whole(5);
        RowsEach = 1 + Whole(2);
        Policy = policies ? Whole(6) : 0;
        Quotas = policies && U(0, 1) < 0.3;
        Supplies =
        [
            .. Enumerable
                .Range(0, Origins)
                .Select(_ => new Supply(
                    perfect ? Whole(3) : Whole(2),
                    U(5, 5000),
                    U(0.1, 3),
                    [.. Enumerable.Range(0, 3).Select(_ => U(20, 90))]
                )),
        ];
        double total = Supplies.Sum(s => s.Tonnes);
        Wants = [.. Enumerable.Range(0, Territories * RowsEach).Select(_ => U(0.05, 1))];
        double weight = Wants.Sum();
        Wants = [.. Wants.Select(w => w * total / weight)];
        Elasticity = [.. Wants.Select(_ => U(0, 1) < 0.1 ? 0 : U(0.05, 0.9))];
        Capable = [.. Wants.Select(_ => U(0, 1) < 0.5 ? U(0, 1) : 0)];
        Freight = [.. Enumerable.Range(0, Territories * Origins).Select(_ => U(0, 6))];
        Duty = [.. Enumerable.Range(0, Territories * Origins).Select(_ => U(0, 1) < 0.3 ? U(0, 0.4) : 0)];
        Taste = [.. Enumerable.Range(0, Wants.Length * Origins).Select(_ => U(0.1, 1))];
        Sigma = U(2, 16);
        Floor = U(40, 150);
        Quota = [.. Supplies.Select(s => Quotas && U(0, 1) < 0.5 ? U(0.1, 1.2) * s.Tonnes : double.PositiveInfinity)];
        Tax = [.. Supplies.Select(_ => Quotas ? U(0, 8) : 0)];
        Detection = U(0, 0.4);
    }

    public bool IsHomogeneous { get; }

    public int Origins { get; }

    public int Territories { get; }

    public int RowsEach { get; }

    /// <summary>0 none, 1 reference levy, 2 consignment levy or undertaking, 3 floor on all sales inside, 4 store, 5 duties that can be evaded.</summary>
    public int Policy { get; set; }

    public bool Quotas { get; set; }

    public Supply[] Supplies { get; }

    public double[] Wants { get; }

    public double[] Elasticity { get; }

    public double[] Capable { get; }

    public double[] Freight { get; }

    public double[] Duty { get; }

    public double[] Taste { get; }

    public double Sigma { get; }

    public double Floor { get; set; }

    public double[] Quota { get; }

    public double[] Tax { get; }

    public double Detection { get; }

    /// <summary>Multiplies every price; a change of currency.</summary>
    public double PriceUnit { get; set; } = 1;

    /// <summary>Multiplies every quantity; a change of mass unit.</summary>
    public double MassUnit { get; set; } = 1;

    /// <summary>Order in which origins are listed.</summary>
    public int[]? Order { get; set; }

    /// <summary>Kind 0 isoelastic, 1 blocks, 2 linear.</summary>
    internal sealed record Supply(int Kind, double Tonnes, double Elasticity, double[] Costs)
    {
        public double Scale { get; set; } = 1;
    }

    /// <summary>An isoelastic schedule of this origin has no price limit, so that some price clears whatever the others do.</summary>
    public GoodMarket Build()
    {
        int[] order = Order ?? [.. Enumerable.Range(0, Origins)];
        int[] exporters = Quotas ? [.. Enumerable.Range(0, Origins)] : [];
        var market = new GoodMarket(
            0,
            60 * PriceUnit,
            IsHomogeneous,
            [.. Enumerable.Range(0, Origins), .. exporters],
            [.. Enumerable.Range(0, Origins).Select(_ => false), .. exporters.Select(_ => true)],
            order,
            [.. Enumerable.Range(0, Territories)],
            [.. Wants.Select((_, i) => new MarketRow(i / RowsEach, IsHomogeneous ? 0 : Capable[i]))],
            [.. order.Select(_ => 3)]
        );
        for (int o = 0; o < Origins; o++)
        {
            Offer(market.Offers[o], Supplies[order[o]]);
        }

        for (int k = 0; k < market.Nodes; k++)
        {
            market.Price[k] = 60 * PriceUnit;
            if (market.NodeExport[k])
            {
                market.Quota[k] = Quota[order[market.NodeOrigin[k]]] * MassUnit;
                market.ExportTax[k] = Tax[order[market.NodeOrigin[k]]] * PriceUnit;
            }
        }

        for (int d = 0; d < Territories; d++)
        {
            Border(market, d, order);
        }

        for (int r = 0; r < Wants.Length; r++)
        {
            Row(market, r, order);
        }

        market.Penalty = 3;
        market.ReferenceFloor = Policy == 1 ? Floor * PriceUnit : double.NaN;
        if (Policy == 4)
        {
            Array.Fill(market.Lowest, 0.8 * Floor * PriceUnit);
            Array.Fill(market.Highest, 3 * Floor * PriceUnit);
        }

        return market;
    }

    public static IGoodSolver Solver(GoodMarket market) =>
        market.IsHomogeneous ? new HomogeneousGoodSolver(market) : new LogitSolver(market);

    /// <summary>Clears it or fails the test.</summary>
    public GoodMarket Cleared(int seedForMessage)
    {
        GoodMarket market = Build();
        bool cleared = Solver(market).TryClear(out double residual, out int node);
        Assert.True(cleared, $"seed {seedForMessage}: did not clear, {residual:e2} left at {node}");
        return market;
    }

    private double U(double low, double high) =>
        low + ((high - low) * new Draws(seed, 11, DrawPurpose.LeadTime, drawn++).Uniform());

    private int Whole(int below) => (int)U(0, below - 1e-9);

    private void Offer(OfferCurve curve, Supply s)
    {
        curve.Clear();
        double tonnes = s.Tonnes * s.Scale * MassUnit;
        if (s.Kind == 1)
        {
            for (int i = 0; i < 3; i++)
            {
                double cost = s.Costs[i] * PriceUnit;
                curve.Add(0.9 * cost, 1.1 * cost, 0.45 * tonnes);
            }

            return;
        }

        bool linear = s.Kind == 2;
        curve.State(
            new SupplySchedule
            {
                Nation = "A",
                Good = "x",
                Form = linear ? SupplyForm.Linear : SupplyForm.Isoelastic,
                Level = linear ? -0.5 * tonnes : tonnes,
                Response = linear ? 1.5 * tonnes / (60 * PriceUnit) : s.Elasticity,
                ReferencePrice = 60 * PriceUnit,
            },
            1
        );
    }

    private void Border(GoodMarket market, int d, int[] order)
    {
        for (int k = 0; k < market.Nodes; k++)
        {
            int at = (d * market.Stride) + k;
            int o = order[market.NodeOrigin[k]];
            bool home = o == d;
            bool split = market.ExportNodeOf[market.NodeOrigin[k]] >= 0;
            bool inside = d == 0;
            bool outsider = inside && !home;
            double freight = home ? 0 : Freight[(d * Origins) + o] * PriceUnit;
            double rate = home ? 0 : Duty[(d * Origins) + o];
            market.Allowed[at] = market.NodeExport[k] ? !home : home || !split;
            market.Freight[at] = freight;
            market.DutyRate[at] = rate;
            market.Slope[at] = 1 + rate;
            market.Base[at] = freight * (1 + rate);
            market.Evadable[at] = !home && !IsHomogeneous;
            market.LevyApplies[at] = Policy == 1 && outsider;
            market.IsReferenceOffer[at] = market.LevyApplies[at] && market.Allowed[at];
            bool minimum = !IsHomogeneous && ((Policy == 2 && outsider) || (Policy == 3 && inside));
            market.MinimumPrice[at] = minimum || (IsHomogeneous && Policy == 3 && inside) ? Floor * PriceUnit : 0;
            bool wedge = market.LevyApplies[at] || market.MinimumPrice[at] > 0 || (Policy == 5 && rate > 0);
            market.HasWedge[d] |= market.Allowed[at] && wedge;
        }
    }

    private void Row(GoodMarket market, int r, int[] order)
    {
        int d = market.Rows[r].Destination;
        double sum = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            double n = market.Allowed[(d * market.Stride) + k] ? Taste[(r * Origins) + order[market.NodeOrigin[k]]] : 0;
            market.Weights[(r * market.Stride) + k] = n;
            sum += n;
        }

        for (int k = 0; k < market.Nodes && sum > 0; k++)
        {
            market.Weights[(r * market.Stride) + k] /= sum;
        }

        market.Theta[r] = Sigma / (60 * PriceUnit);
        market.Detection[r] = Detection;
        market.Demands[r] = new Demand
        {
            Form = DemandForm.Isoelastic,
            Level = Wants[r] * MassUnit,
            Response = Elasticity[r],
            LongRun = Elasticity[r],
            Reference = 60 * PriceUnit,
            Choke = 1800 * PriceUnit,
        };
    }
}
