namespace BlocSim.Tests;

/// <summary>Contracts for difference that settle on the benchmark, collars, and floors that follow it.</summary>
public class ContractOnIndexTests
{
    private static Floor Contract(bool onBenchmark) =>
        Some.Floor(80_000, FloorForm.ContractForDifference) with
        {
            OnBenchmark = onBenchmark,
            Cap = 500,
        };

    /// <summary>
    /// The payment is cap times the difference of what the dominant producer got at home a month before, on both sides of floor and collar while that moves; who
    /// sells dearer keeps it.
    /// </summary>
    [Fact]
    public void Play_OnBenchmark_PaysTheIndexOfThePeriodBefore()
    {
        Floor contract = Contract(true) with { Price = 60_000, Clawback = 0.5, Collar = 62_000 };
        Scenario moving = Some.World(120) with { DemandShocks = new DemandShocks(0.06, 0.95, 0, []) };
        RunTable table = Some.Play(moving.With(contract));
        double[] paid = table.Find("contract-payments", "oxide", "IN")!;
        double[] index = table.Find("benchmark-price", "oxide", "world")!;
        double[] sold = table.Find("output", "oxide", "IN")!;
        Assert.Equal(table.Find("price-marginal", "oxide", "BIG")!, index);
        for (int t = 1; t < paid.Length; t++)
        {
            Assert.True(sold[t] > 500);
            double due = Math.Max(0, 60_000 - index[t - 1]) - (0.5 * Math.Max(0, index[t - 1] - 62_000));
            Assert.Equal(500 * due, paid[t], 1e-6 * 500 * 60_000);
        }

        Assert.Contains(paid, p => p > 1e5);
        Assert.Contains(paid, p => p < -1e5);
    }

    [Fact]
    public void Play_OwnPriceAboveTheIndex_OwnContractPaysLess()
    {
        // A duty keeps the price inside above the price at home in BIG.
        Scenario s = Some.World(24) with
        {
            Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.3 }],
        };
        double Paid(bool onBenchmark) => Some.Play(s.With(Contract(onBenchmark))).Last("contract-payments", "IN");
        Assert.True(Paid(true) > 1.1 * Paid(false));
    }

    /// <summary>Between floor and collar nothing is paid either way; above the collar a part goes back.</summary>
    [Theory]
    [InlineData(50, 30)]
    [InlineData(90, 0)]
    [InlineData(120, -10)]
    public void Difference_FloorCollarAndClawback_IsPaidAsStated(double price, double expected)
    {
        var notice = new FloorNotice(
            FloorForm.ContractForDifference,
            FloorBasis.Reference,
            80,
            1000,
            0.5,
            100,
            double.NaN
        );
        Assert.Equal(expected, notice.Difference(price), 1e-12);
    }

    [Theory]
    [InlineData(double.NaN, 50, 80)]
    [InlineData(double.NaN, 90, 90)]
    [InlineData(double.NaN, 120, 110)]
    [InlineData(15, 50, 65)]
    [InlineData(-20, 50, 30)]
    public void EffectivePrice_Covered_IsPricePlusThePayment(double premium, double price, double expected)
    {
        var curve = new OfferCurve(1)
        {
            Strike = 80,
            Collar = 100,
            Clawback = 0.5,
            Premium = premium,
            Covered = 10,
        };
        Assert.Equal(expected, curve.EffectivePrice(price), 1e-12);
    }

    [Fact]
    public void Play_FloorOnTheBenchmark_FollowsIt()
    {
        Scenario s = Some.World(36)
            .With(
                Some.Floor(10_000) with
                {
                    Index = new FloorIndex
                    {
                        To = FloorReference.Benchmark,
                        Share = 1.2,
                        OverMonths = 1,
                        EveryMonths = 1,
                    },
                }
            );
        RunTable table = Some.Play(s);
        double[] floor = table.Find("floor", "oxide", "bloc")!;
        double[] index = table.Find("benchmark-price", "oxide", "world")!;
        for (int t = 1; t < floor.Length; t++)
        {
            Assert.Equal(1.2 * index[t - 1], floor[t], 1e-6);
        }
    }
}
