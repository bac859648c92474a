namespace BlocSim.Tests;

/// <summary>A chain: ore, oxide with a co-product, magnets.</summary>
public class ChainTests
{
    internal static Scenario Chain(int months = 24) =>
        new()
        {
            Name = "chain",
            Clock = Some.Months(months),
            Goods =
            [
                new Good
                {
                    Name = "ore",
                    Title = "Ore",
                    BasePrice = 8000,
                },
                Some.Oxide(),
                new Good
                {
                    Name = "heavy",
                    Title = "Heavy oxide",
                    BasePrice = 200_000,
                },
                new Good
                {
                    Name = "magnet",
                    Title = "Magnet",
                    BasePrice = 50_000,
                    Sigma = 4,
                },
            ],
            Processes =
            [
                new Process { Name = "mining", Outputs = [new Ingredient("ore", 1)] },
                new Process
                {
                    Name = "separation",
                    Inputs = [new Ingredient("ore", 1)],
                    Outputs = [new Ingredient("oxide", 0.2), new Ingredient("heavy", 0.004)],
                },
                new Process
                {
                    Name = "magnets",
                    Inputs = [new Ingredient("oxide", 0.4), new Ingredient("heavy", 0.005)],
                    Outputs = [new Ingredient("magnet", 1)],
                },
            ],
            Nations = [Some.Nation("A"), Some.Nation("B")],
            Facilities =
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => Some.Plant("A", $"mine{i}", 12_000, 10_000, 7000 + (500 * i), "mining")),
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => Some.Plant("A", $"sep{i}", 2000, 1600, 22_000 + (1000 * i), "separation")),
                .. Enumerable.Range(0, 3).Select(i => Some.Plant("B", $"mine{i}", 8000, 5000, 7500, "mining")),
                .. Enumerable.Range(0, 3).Select(i => Some.Plant("B", $"sep{i}", 1600, 1400, 22_000, "separation")),
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => Some.Plant("B", $"mag{i}", 10_000, 6000, 22_000 + (1000 * i), "magnets")),
            ],
            Buyers =
            [
                Some.Buyer("A", 1000, good: "oxide"),
                Some.Buyer("B", 800, good: "oxide"),
                Some.Buyer("A", 45, good: "heavy"),
                Some.Buyer("B", 45, good: "heavy"),
                Some.Buyer("A", 10_000, good: "magnet", growth: 0.02),
                Some.Buyer("B", 8000, good: "magnet", growth: 0.02),
            ],
            Focus = "oxide",
        };

    [Fact]
    public void Tick0_WholeChain_GivesBackTheBaseYear()
    {
        RunTable table = Some.Play(Chain());
        Assert.Equal(30_000, table.First("output", "A", "ore"), 30_000 * 1e-6);
        Assert.Equal(4800, table.First("output", "A"), 4800 * 1e-6);
        Assert.Equal(4200, table.First("output", "B"), 4200 * 1e-6);
        Assert.Equal(18_000, table.First("output", "B", "magnet"), 18_000 * 1e-6);
        Assert.Equal(4800 * 0.02, table.First("output", "A", "heavy"), 1e-4);
    }

    /// <summary>A chain of homogeneous goods runs and balances too.</summary>
    [Fact]
    public void Chain_OfHomogeneousGoods_ClearsAndBalances()
    {
        Scenario s = Chain(24);
        RunTable table = Some.Play(s with { Goods = [.. s.Goods.Select(g => g with { IsHomogeneous = true })] });
        Assert.True(table.Last("output", "B", "magnet") > 10_000);
        Assert.Equal(
            table.Last("price-marginal", "A", "ore"),
            table.Last("price-marginal", "B", "ore"),
            1e-6 * table.Last("price-marginal", "A", "ore")
        );
    }

    [Fact]
    public void GoodOrder_InputsBeforeOutputs_LeadBeforeCoproducts()
    {
        string[] order = [.. GoodOrder.Sort(Chain().Goods, Chain().Processes).Select(g => g.Name)];
        Assert.Equal(["ore", "oxide", "heavy", "magnet"], order);
        Process[] cycle =
        [
            .. Chain().Processes,
            new Process
            {
                Name = "loop",
                Inputs = [new Ingredient("magnet", 1)],
                Outputs = [new Ingredient("ore", 1)],
            },
        ];
        Assert.NotEmpty(GoodOrder.FindCycle(Chain().Goods, cycle));
        Assert.Throws<ArgumentException>(() => GoodOrder.Sort(Chain().Goods, cycle));
    }

    /// <summary>A stage cannot make more than the inputs it held at the tick's start allow.</summary>
    [Fact]
    public void Output_OreCutOff_RunsDownStocksThenStops()
    {
        Scenario s = Chain(24) with
        {
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "A",
                    Goods = ["ore"],
                    BanTo = ["*"],
                    InForce = new Period(new YearMonth(2026, 3)),
                },
            ],
        };
        s = s with
        {
            Facilities =
            [
                .. s.Facilities.Select(f => f.Nation == "B" && f.Process == "mining" ? f with { Capacity = 5001 } : f),
            ],
        };
        RunTable table = Some.Play(s);
        double[] made = table.Find("output", "oxide", "B")!;
        double[] bought = table.Find("output", "ore", "B")!;
        Assert.True(made[23] < 0.8 * made[0]);
        Assert.True(made.Sum() / 12 * 5 <= (bought.Sum() / 12) + (made[0] / 12 * 5 * 2.2));
    }

    /// <summary>Unsold co-product goes to stock and its price stays at zero or above.</summary>
    [Fact]
    public void Coproduct_NobodyWantsMore_IsCheapAndNeverNegative()
    {
        Scenario s = Chain(36);
        s = s with { Buyers = [.. s.Buyers.Select(b => b.Good == "heavy" ? b with { Growth = -0.5 } : b)] };
        double[] price = Some.Play(s).Find("price-marginal", "heavy", "A")!;
        Assert.True(price[35] < 0.8 * price[0]);
        Assert.All(price, p => Assert.True(double.IsNaN(p) || p >= 0));
    }

    /// <summary>Co-product credit: a dearer co-product lowers what the lead good must cost.</summary>
    [Fact]
    public void Coproduct_DemandRises_LowersTheLeadGoodsPrice()
    {
        Scenario s = Chain(36);
        Scenario more = s with { Buyers = [.. s.Buyers.Select(b => b.Good == "heavy" ? b with { Growth = 0.3 } : b)] };
        double[] price = Some.Play(s).Find("price-marginal", "oxide", "A")!;
        Assert.True(Some.Play(more).Find("price-marginal", "oxide", "A")![31] < 0.98 * price[31]);
    }

    [Fact]
    public void Downstream_FloorOnOxideOnly_LeaksAsMagnets()
    {
        Scenario s = Chain(36);
        s = s with
        {
            Facilities =
            [
                .. s.Facilities.Select(f => f.Process == "magnets" ? f with { BaseOutput = 5000 } : f),
                .. Enumerable.Range(0, 3).Select(i => Some.Plant("A", $"mag{i}", 10_000, 1000, 21_000, "magnets")),
            ],
            Bloc = new Bloc
            {
                Memberships = [new Membership("B", Period.Always)],
                Parties = ["B"],
                Floors = [Some.Floor(120_000)],
            },
        };
        PairedRun pair = Some.Pair(s);
        Assert.True(pair.Policy.Last("downstream", "bloc") > 0);
        Scenario covered = s with { Tariffs = [new Tariff { Goods = ["magnet"], AdValorem = 0.6 }] };
        Assert.True(
            Some.Pair(covered).Policy.Last("downstream", "bloc") < 0.5 * pair.Policy.Last("downstream", "bloc")
        );

        // Extra imports before the floor have another cause, here a duty on the oxide.
        Scenario later = s with
        {
            Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 1 }],
            Bloc = s.Bloc with { Floors = [Some.Floor(120_000) with { InForce = new Period(new YearMonth(2028, 1)) }] },
        };
        PairedRun before = Some.Pair(later);
        Assert.True(
            before.Policy.Find("targeted-imports", "magnet", "bloc")![23]
                > before.Baseline.Find("targeted-imports", "magnet", "bloc")![23] + 1
        );
        Assert.All(before.Policy.Find("downstream", "oxide", "bloc")![..24], v => Assert.Equal(0, v));
        Assert.True(before.Policy.Last("downstream", "bloc") > 0);
    }
}
