namespace BlocSim.Tests;

/// <summary>What theory says must hold in any market, on ten thousand random ones.</summary>
public class ClearingLawsTests
{
    private const int Existence = 5000;
    private const int Laws = 1500;

    /// <summary>Every market clears, and what is offered is what is bought: 5,000 of differentiated and 5,000 of homogeneous goods.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_AnyMarket_ClearsAndBalances(bool perfect)
    {
        for (int seed = 0; seed < Existence; seed++)
        {
            var random = new RandomMarket(seed, perfect);
            GoodMarket m = random.Cleared(seed);
            double total = m.Sales.Sum();
            for (int o = 0; o < m.Origins; o++)
            {
                double offered = m.Offers[o].Supply(m.Price[o], out double slope);
                double gap = Math.Abs(offered - m.Sold(o));
                double allowed = (1e-9 * (offered + total)) + (1e-9 * slope * m.Price[o]) + 1e-9;
                bool rationed = perfect && random.Policy == 3;
                bool unwanted = m.Price[o] <= 0;
                Assert.True(rationed || unwanted || gap <= allowed, $"seed {seed}, origin {o}: {gap} t off");
                Assert.True(m.Price[o] >= 0 && double.IsFinite(m.Price[o]), $"seed {seed}: price {m.Price[o]}");
            }
        }
    }

    /// <summary>Law of one price within transport and tariff: a buyer pays the cheapest delivered cost, and nobody could bring it cheaper.</summary>
    [Fact]
    public void TryClear_HomogeneousGood_LeavesNoArbitrage()
    {
        for (int seed = 0; seed < Laws; seed++)
        {
            GoodMarket m = new RandomMarket(seed, true) { Policy = seed % 2 }.Cleared(seed);
            for (int r = 0; r < m.Rows.Length; r++)
            {
                int d = m.Rows[r].Destination;
                double cheapest = double.PositiveInfinity;
                for (int k = 0; k < m.Nodes; k++)
                {
                    cheapest = m.Allowed[(d * m.Stride) + k]
                        ? Math.Min(cheapest, m.DeclaredCost(d, k, m.Price[k]))
                        : cheapest;
                }

                for (int k = 0; k < m.Nodes; k++)
                {
                    double bought = m.Declared[(r * m.Stride) + k];
                    Assert.True(
                        bought <= 1e-6 * m.Bought[r] || m.DeclaredCost(d, k, m.Price[k]) <= cheapest + (1e-9 * 60),
                        $"seed {seed}: row {r} buys {bought} t at {m.DeclaredCost(d, k, m.Price[k])}, {cheapest} was to be had"
                    );
                }
            }
        }
    }

    /// <summary>More supply anywhere raises no price anywhere (gross substitutes).</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_MoreSupply_RaisesNoPrice(bool perfect)
    {
        for (int seed = 0; seed < Laws; seed++)
        {
            var random = new RandomMarket(seed, perfect, policies: false);
            GoodMarket before = random.Cleared(seed);
            random.Supplies[seed % random.Origins].Scale = 1.25;
            GoodMarket after = random.Cleared(seed);
            for (int o = 0; o < before.Origins; o++)
            {
                Assert.True(
                    after.Price[o] <= before.Price[o] * (1 + 1e-8),
                    $"seed {seed}: price of origin {o} rose from {before.Price[o]} to {after.Price[o]}"
                );
            }
        }
    }

    /// <summary>A higher duty on one origin raises no import from it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_HigherTariff_RaisesNoTargetedImport(bool perfect)
    {
        for (int seed = 0; seed < Laws; seed++)
        {
            var random = new RandomMarket(seed, perfect, policies: false);
            int target = seed % random.Origins;
            int importer = seed % random.Territories;
            if (target == importer)
            {
                continue;
            }

            double before = Imports(random.Cleared(seed), importer, target);
            random.Duty[(importer * random.Origins) + target] += 0.2;
            double after = Imports(random.Cleared(seed), importer, target);
            Assert.True(after <= (before * (1 + 1e-7)) + 1e-6, $"seed {seed}: imports rose from {before} to {after}");
        }
    }

    private static double Imports(GoodMarket m, int territory, int node)
    {
        double sum = 0;
        for (int r = 0; r < m.Rows.Length; r++)
        {
            sum += m.Rows[r].Destination == territory ? m.Declared[(r * m.Stride) + node] : 0;
        }

        return sum;
    }

    /// <summary>0 &lt;= levy perp cheapest offer + levy - floor &gt;= 0: the floor binds or is slack, never both and never neither.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_Floor_BindsOrIsSlack(bool perfect)
    {
        int binding = 0;
        for (int seed = 0; seed < Laws; seed++)
        {
            var random = new RandomMarket(seed, perfect) { Policy = 1, Quotas = false };
            GoodMarket m = random.Cleared(seed);
            double cheapest = m.CheapestReferenceOffer(m.Price, out int at);
            if (at < 0)
            {
                continue;
            }

            Assert.True(m.Levy >= 0);
            Assert.True(cheapest + m.Levy >= m.ReferenceFloor * (1 - 1e-9), $"seed {seed}: under the floor");
            Assert.True(
                m.Levy <= 1e-9 * m.ReferenceFloor || cheapest + m.Levy <= m.ReferenceFloor * (1 + 1e-8),
                $"seed {seed}: a levy of {m.Levy} although {cheapest} + levy is above the floor {m.ReferenceFloor}"
            );
            binding += m.Levy > 0 ? 1 : 0;
        }

        Assert.InRange(binding, Laws / 5, Laws);
    }

    /// <summary>An export quota does what an export tax at its scarcity price does.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_QuotaAndItsShadowTax_GiveTheSamePrices(bool perfect)
    {
        int bound = 0;
        for (int seed = 0; seed < Laws; seed++)
        {
            var random = new RandomMarket(seed, perfect, policies: false) { Quotas = true };
            if (random.Territories == 1)
            {
                continue;
            }

            int origin = seed % random.Origins;
            GoodMarket free = random.Cleared(seed);
            random.Quota[origin] = 0.6 * free.Sales[free.ExportNodeOf[origin]];
            if (!(random.Quota[origin] > 1))
            {
                continue;
            }

            GoodMarket limited = random.Cleared(seed);
            int x = limited.ExportNodeOf[origin];
            double scarcity = limited.Price[x] - limited.Taxed(x, limited.Price[origin]);
            bound += scarcity > 1e-6 ? 1 : 0;
            random.Quota[origin] = double.PositiveInfinity;
            random.Tax[origin] += scarcity;
            GoodMarket taxed = random.Cleared(seed);
            for (int k = 0; k < taxed.Nodes; k++)
            {
                Assert.True(
                    Math.Abs(taxed.Price[k] - limited.Price[k]) <= 1e-6 * limited.Price[k],
                    $"seed {seed}: node {k} at {limited.Price[k]} under the quota, {taxed.Price[k]} under the tax"
                );
            }
        }

        Assert.True(bound > Laws / 4);
    }

    /// <summary>Dollars or cents, tonnes or kilograms: the same answer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_OtherUnits_GiveTheSameAnswer(bool perfect)
    {
        for (int seed = 0; seed < Laws; seed++)
        {
            GoodMarket a = new RandomMarket(seed, perfect).Cleared(seed);
            GoodMarket b = new RandomMarket(seed, perfect) { PriceUnit = 1000, MassUnit = 0.01 }.Cleared(seed);
            Same(a, b, 1000, seed);
        }
    }

    /// <summary>The order in which origins are listed means nothing.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryClear_OriginsInAnotherOrder_GiveTheSameAnswer(bool perfect)
    {
        for (int seed = 0; seed < Laws; seed++)
        {
            var random = new RandomMarket(seed, perfect);
            GoodMarket a = random.Cleared(seed);
            int[] order = [.. Enumerable.Range(0, random.Origins).Reverse()];
            random.Order = order;
            GoodMarket b = random.Cleared(seed);
            for (int o = 0; o < a.Origins; o++)
            {
                Close(a.Price[order[o]], b.Price[o], 1, seed, o, a);
            }
        }
    }

    private static void Same(GoodMarket a, GoodMarket b, double unit, int seed)
    {
        for (int o = 0; o < a.Origins; o++)
        {
            Close(a.Price[o], b.Price[o], unit, seed, o, a);
        }
    }

    /// <summary>Where next to nothing is sold the price is determined only as closely as the excess demand that is left.</summary>
    private static void Close(double x, double y, double unit, int seed, int origin, GoodMarket m)
    {
        double total = m.Sales.Sum();
        bool idle = m.Sold(origin) <= 1e-5 * total;
        Assert.True(
            Math.Abs(y - (unit * x)) <= (idle ? 1e-3 : 2e-6) * unit * Math.Max(1, x),
            $"seed {seed}: origin {origin} at {x} and {y / unit}"
        );
    }

    /// <summary>A linear spatial market solved by complementary pivoting, an independent method, has the same prices.</summary>
    [Fact]
    public void TryClear_LinearMarkets_AgreeWithComplementaryPivoting()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            int draw = 0;
            double U(double low, double high) =>
                low + ((high - low) * new Draws((ulong)seed, 13, DrawPurpose.LeadTime, draw++).Uniform());
            int n = 2 + (int)U(0, 2.99);
            double[] supplyIntercept = [.. Enumerable.Range(0, n).Select(_ => U(1, 20))];
            double[] supplySlope = [.. Enumerable.Range(0, n).Select(_ => U(0.5, 3))];
            double[] demandIntercept = [.. Enumerable.Range(0, n).Select(_ => U(30, 60))];
            double[] demandSlope = [.. Enumerable.Range(0, n).Select(_ => U(0.5, 3))];
            double[] cost = [.. Enumerable.Range(0, n * n).Select(i => i % (n + 1) == 0 ? 0 : U(0.5, 12))];

            // 0 <= x_ij perp a_i + b_i sum_j x_ij + t_ij - (c_j - d_j sum_i x_ij) >= 0, a and c being inverse curves.
            int m = n * n;
            double[] matrix = new double[m * m];
            double[] constant = new double[m];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    int row = (i * n) + j;
                    constant[row] = supplyIntercept[i] + cost[row] - demandIntercept[j];
                    for (int k = 0; k < n; k++)
                    {
                        matrix[(row * m) + (i * n) + k] += supplySlope[i];
                        matrix[(row * m) + (k * n) + j] += demandSlope[j];
                    }
                }
            }

            double[]? flows = Lemke.Solve(matrix, constant);
            Assert.NotNull(flows);
            GoodMarket market = Linear(n, supplyIntercept, supplySlope, demandIntercept, demandSlope, cost);
            Assert.True(new HomogeneousGoodSolver(market).TryClear(out _, out _));
            for (int i = 0; i < n; i++)
            {
                double sold = Enumerable.Range(0, n).Sum(j => flows[(i * n) + j]);
                Assert.True(
                    Math.Abs(sold - market.Sales[i]) <= 1e-7 * (1 + sold),
                    $"seed {seed}: region {i} sells {sold} by pivoting, {market.Sales[i]} by trees"
                );
                if (sold > 1e-6)
                {
                    Assert.Equal(supplyIntercept[i] + (supplySlope[i] * sold), market.Price[i], 7);
                }
            }
        }
    }

    private static GoodMarket Linear(
        int n,
        double[] supplyIntercept,
        double[] supplySlope,
        double[] demandIntercept,
        double[] demandSlope,
        double[] cost
    )
    {
        int[] all = [.. Enumerable.Range(0, n)];
        var market = new GoodMarket(
            0,
            30,
            true,
            all,
            new bool[n],
            all,
            all,
            [.. all.Select(i => new MarketRow(i, 0))],
            new int[n]
        );
        for (int i = 0; i < n; i++)
        {
            market.Offers[i].Clear();
            market
                .Offers[i]
                .State(
                    new SupplySchedule
                    {
                        Nation = "A",
                        Good = "x",
                        Form = SupplyForm.Linear,
                        Level = -supplyIntercept[i] / supplySlope[i],
                        Response = 1 / supplySlope[i],
                    },
                    1
                );
            market.Demands[i] = new Demand
            {
                Form = DemandForm.Linear,
                Level = demandIntercept[i] / demandSlope[i],
                Response = 1 / demandSlope[i],
                Choke = demandIntercept[i],
            };
            for (int o = 0; o < n; o++)
            {
                int at = (i * market.Stride) + o;
                market.Allowed[at] = true;
                market.Slope[at] = 1;
                market.Base[at] = cost[(o * n) + i];
            }
        }

        return market;
    }
}
