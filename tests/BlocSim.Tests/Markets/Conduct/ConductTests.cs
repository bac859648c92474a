namespace BlocSim.Tests;

public class ConductTests
{
    private static Scenario With(ConductKind kind, params string[] nations) =>
        Some.World() with
        {
            Buyers = [.. Some.World().Buyers.Select(b => b with { LongRunElasticity = 1.5, Elasticity = 1.5 })],
            Conducts =
            [
                new Conduct
                {
                    Good = "oxide",
                    Kind = kind,
                    Nations = [.. nations],
                },
            ],
        };

    private static double WorldPrice(Scenario s) => Some.Play(s).Last("world-price", "world");

    /// <summary>Differentiated goods: price-takers below Cournot rivals below a cartel.</summary>
    [Fact]
    public void Play_MoreMarketPower_RaisesThePrice()
    {
        double taken = WorldPrice(With(ConductKind.Cournot) with { Conducts = [] });
        double one = WorldPrice(With(ConductKind.Cournot, "BIG"));
        double rivals = WorldPrice(With(ConductKind.Cournot, "BIG", "LOW", "IN"));
        double cartel = WorldPrice(With(ConductKind.Cartel, "BIG", "LOW", "IN"));
        Assert.Equal(60_000, taken, 1);
        Assert.True(taken < one && one < rivals && rivals < cartel, $"{taken}, {one}, {rivals}, {cartel}");
    }

    /// <summary>A lone seller with market power could not earn more with fewer or more tonnes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_OneStrategicSeller_EarnsMostWhereItStands(bool perfect)
    {
        int tried = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            // Smooth offers only: on stepped ones profit has several peaks, and demand elastic enough for an optimum.
            var random = new RandomMarket(seed, perfect, policies: false);
            if (random.Origins < 2 || random.Supplies.Any(s => s.Kind == 1))
            {
                continue;
            }

            GoodMarket market = random.Build();
            for (int r = 0; r < market.Rows.Length; r++)
            {
                market.Demands[r].Response += 1.2;
                market.Demands[r].LongRun += 1.2;
            }

            IGoodSolver inner = RandomMarket.Solver(market);
            var solver = new ConductSolver(market, inner);
            solver.Group[0] = 1;
            Assert.True(solver.TryClear(out _, out _), $"seed {seed}");
            double held = market.Offers[0].Chosen;
            if (solver.Cornered || !(market.Sold(0) > 1))
            {
                continue;
            }

            tried++;
            double best = Profit(market);
            foreach (double factor in new[] { 0.8, 0.95, 1.05, 1.25 })
            {
                market.Offers[0].Chosen = held * factor;
                Assert.True(inner.TryClear(out _, out _));
                Assert.True(
                    Profit(market) <= best * (1 + 1e-9),
                    $"seed {seed}: {Profit(market)} at {factor} of the tonnes, {best} at them"
                );
            }
        }

        Assert.True(tried > 20, $"only {tried} markets");
    }

    private static double Profit(GoodMarket m)
    {
        int x = m.ExportNodeOf[0];
        return (m.Price[0] * m.Sold(0))
            + (x >= 0 ? Math.Max(0, m.Price[x] - m.Taxed(x, m.Price[0])) * m.Sales[x] : 0)
            - m.Offers[0].CostOf(m.Sold(0));
    }

    /// <summary>Demand that answers too little leaves no optimum: the price goes to the choke, and the run says so.</summary>
    [Fact]
    public void Play_NoInteriorOptimum_EndsAtTheChokeAndSaysSo()
    {
        Scenario s = With(ConductKind.Cartel, "IN", "BIG", "LOW");
        s = s with { Buyers = [.. s.Buyers.Select(b => b with { Elasticity = 0.2, LongRunElasticity = 0.2 })] };
        using var engine = new DirectEngine();
        var run = new Run(s, new RunOptions { CheckInvariants = true });
        RunTable table = run.Play(engine);
        Assert.InRange(table.Last("world-price", "world"), 25 * 60_000, 31 * 60_000);
        Assert.Contains(run.Notes, n => n.Text.Contains("choke price", StringComparison.Ordinal));
    }

    /// <summary>Sellers who plan their tonnes reckon with what buyers will do in the long run, not with what they do this month.</summary>
    [Theory]
    [InlineData(ConductKind.Cartel)]
    [InlineData(ConductKind.Cournot)]
    public void Play_BuyersWhoAdaptLater_HoldTheMarkUpDownNow(ConductKind kind)
    {
        double Price(double longRun)
        {
            Scenario s = With(kind, "IN", "BIG", "LOW");
            s = s with { Buyers = [.. s.Buyers.Select(b => b with { Elasticity = 1.2, LongRunElasticity = longRun })] };
            return Some.Play(s).First("world-price", "world");
        }

        double patient = Price(3);
        double stubborn = Price(1.5);
        Assert.True(patient < 0.98 * stubborn, $"{patient} and {stubborn}");
    }

    [Fact]
    public void Play_ConductFromADate_ActsFromThen()
    {
        Scenario s = With(ConductKind.Cournot, "BIG");
        s = s with { Conducts = [s.Conducts[0] with { InForce = new Period(s.Clock.DateOf(3)) }] };
        double[] price = Some.Play(s).Find("world-price", "oxide", "world")!;
        Assert.Equal(price[0], price[2], 1e-6 * price[0]);
        Assert.True(price[3] > 1.02 * price[2]);
    }
}
