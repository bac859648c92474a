namespace BlocSim.Tests;

/// <summary>
/// Homogeneous and differentiated markets with two to six sellers: flat, nearly flat, stepped, kinked, linear and isoelastic costs, capacities, a fringe, duties,
/// export taxes and quotas; rivals, a cartel, a leader alone or before rivals.
/// </summary>
internal sealed class RandomConduct(int seed)
{
    private int drawn;

    public int Sellers { get; private set; }

    public string Kinds { get; private set; } = string.Empty;

    public string Conduct { get; private set; } = string.Empty;

    public bool Logit { get; private set; }

    public override string ToString() => $"{(Logit ? "logit" : "homogeneous")} {Conduct}: {Kinds}";

    private double U(double low, double high) =>
        low + ((high - low) * new Draws((ulong)seed, 23, DrawPurpose.LeadTime, drawn++).Uniform());

    private int Whole(int below) => (int)U(0, below - 1e-9);

    public (GoodMarket Market, ConductSolver Solver) Build()
    {
        Sellers = 2 + Whole(5);
        Logit = U(0, 1) < 0.2;
        bool abroad = U(0, 1) < 0.4;
        bool measures = U(0, 1) < 0.3;
        int territories = Sellers + 1;
        int[] exporters = measures ? [.. Enumerable.Range(0, Sellers)] : [];
        int buyers = abroad ? 2 : 1;
        var market = new GoodMarket(
            0,
            50,
            !Logit,
            [.. Enumerable.Range(0, Sellers), .. exporters],
            [.. Enumerable.Range(0, Sellers).Select(_ => false), .. exporters.Select(_ => true)],
            [.. Enumerable.Range(0, Sellers)],
            [Sellers, 0],
            [.. Enumerable.Range(0, buyers).Select(d => new MarketRow(d, 0))],
            [.. Enumerable.Repeat(6, Sellers)]
        );
        double total = 0;
        for (int o = 0; o < Sellers; o++)
        {
            double tonnes = U(5, 50);
            total += tonnes;
            Offer(market.Offers[o], tonnes);
            market.Price[o] = 50;
        }

        for (int x = Sellers; x < market.Nodes; x++)
        {
            market.Price[x] = 50;
            market.Quota[x] = U(0, 1) < 0.5 ? U(2, 40) : double.PositiveInfinity;
            market.ExportTax[x] = U(0, 1) < 0.5 ? U(0, 10) : 0;
            market.ExportTaxRate[x] = U(0, 1) < 0.3 ? U(0, 0.3) : 0;
        }

        for (int d = 0; d < market.DestinationNation.Length; d++)
        {
            Border(market, d);
        }

        for (int r = 0; r < buyers; r++)
        {
            Demand(market, r, total / buyers);
        }

        var solver = new ConductSolver(market, RandomMarket.Solver(market));
        Behave(solver);
        return (market, solver);
    }

    private void Offer(OfferCurve curve, double tonnes)
    {
        curve.Clear();
        int kind = Whole(6);
        Kinds += "fnskli"[kind];
        double cost = U(5, 60);
        switch (kind)
        {
            case 0:
                curve.Add(cost, cost, tonnes);
                break;
            case 1:
                curve.Add(cost, cost * (1 + U(1e-6, 0.02)), tonnes);
                break;
            case 2:
                for (int i = 0; i < 3; i++)
                {
                    double step = cost + (i * U(1, 20));
                    curve.Add(step, step, tonnes / 3);
                }

                break;
            case 3:
                for (int i = 0; i < 3; i++)
                {
                    double middle = cost + (i * U(1, 20));
                    curve.Add(0.9 * middle, 1.1 * middle, tonnes / 3);
                }

                break;
            case 4:
                curve.State(
                    new SupplySchedule
                    {
                        Nation = "A",
                        Good = "x",
                        Form = SupplyForm.Linear,
                        Level = -tonnes * cost / 50,
                        Response = tonnes / 50,
                        Capacity = U(0, 1) < 0.4 ? U(0.3, 1.2) * tonnes : double.PositiveInfinity,
                    },
                    1
                );
                break;
            default:
                curve.State(
                    new SupplySchedule
                    {
                        Nation = "A",
                        Good = "x",
                        Form = SupplyForm.Isoelastic,
                        Level = tonnes,
                        Response = U(0.3, 4),
                        ReferencePrice = 80,
                        StartPrice = U(0, 1) < 0.5 ? cost : 0,
                        Capacity = U(0, 1) < 0.4 ? U(0.3, 1.2) * tonnes : double.PositiveInfinity,
                    },
                    1
                );
                break;
        }
    }

    private void Border(GoodMarket market, int d)
    {
        for (int k = 0; k < market.Nodes; k++)
        {
            int at = (d * market.Stride) + k;
            int o = market.NodeOrigin[k];
            bool home = market.DestinationNation[d] == o;
            bool split = market.ExportNodeOf[o] >= 0;
            double freight = home ? 0 : U(0, 6);
            double rate = home || U(0, 1) < 0.5 ? 0 : U(0, 0.4);
            market.Allowed[at] = market.NodeExport[k] ? !home : home || !split;
            market.Freight[at] = freight;
            market.DutyRate[at] = rate;
            market.Slope[at] = 1 + rate;
            market.Base[at] = freight * (1 + rate);
        }
    }

    private void Demand(GoodMarket market, int r, double tonnes)
    {
        bool linear = U(0, 1) < 0.6;
        double elasticity = U(1.1, 3);
        double top = U(60, 150);
        market.Demands[r] = linear
            ? new Demand
            {
                Form = DemandForm.Linear,
                Level = tonnes * U(0.5, 2),
                Response = tonnes / top,
                Reference = 50,
                Choke = double.PositiveInfinity,
            }
            : new Demand
            {
                Form = DemandForm.Isoelastic,
                Level = tonnes * U(0.3, 1),
                Response = elasticity,
                LongRun = elasticity,
                Reference = 50,
                Choke = 1500,
            };
        int d = market.Rows[r].Destination;
        double sum = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            double n = market.Allowed[(d * market.Stride) + k] ? U(0.1, 1) : 0;
            market.Weights[(r * market.Stride) + k] = n;
            sum += n;
        }

        for (int k = 0; k < market.Nodes; k++)
        {
            market.Weights[(r * market.Stride) + k] /= sum;
        }

        market.Theta[r] = Logit ? U(2, 12) / 50 : 0;
    }

    private void Behave(ConductSolver solver)
    {
        int kind = Whole(4);
        Conduct = new[] { "rivals", "cartel", "leader", "leader before rivals" }[kind];
        int named = kind == 2 ? 1 : 1 + Whole(Sellers);
        named = kind == 3 ? Math.Max(2, named) : named;
        for (int o = 0; o < named; o++)
        {
            solver.Group[o] = kind == 1 ? 1 : 1000 + o;
        }

        solver.Leader = kind >= 2 ? 0 : -1;
        Conduct += $" of {named}";
    }
}
