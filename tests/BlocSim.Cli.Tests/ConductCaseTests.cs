using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>Sellers who know their weight beside a policy: cases with answers worked out by hand.</summary>
public class ConductCaseTests
{
    private static RunTable Play(string rest) => OreMarket.Play(rest, 50, 2025, out _);

    /// <summary>Exports are frozen by the quota, so at home it is a monopolist of its own: 100 - 2h = h + 10, h = 30, P = 70.</summary>
    [Fact]
    public void Play_MonopolistWithAFullExportQuota_ReckonsWithItsHomePriceOnly()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: linear, slope: 1 } }, demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A] } ]
            events: [ { at: 2025-01, nation: A, export-quota: { goods: [ore], limit: 10 t/yr } } ]
            """
        );
        Assert.Equal(70, OreMarket.Of(t, "price-marginal", "A"), 6);
        Assert.Equal(40, OreMarket.Of(t, "output", "A"), 6);
        Assert.Equal(2200, OreMarket.Of(t, "producer-surplus", "A"), 4);
    }

    /// <summary>Steps at 10, 20 and 60 in one cartel: joint marginal revenue 110 - 2Q = 20 at Q = 45, so the dear member sells nothing.</summary>
    [Fact]
    public void Play_CartelWithADearMember_ShutsItDown()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: steps, steps: [ { cost: 10 USD/t, quantity: 20 t/yr } ] } } }
              F: { supply: { ore: { form: steps, steps: [ { cost: 20 USD/t, quantity: 100 t/yr } ] } } }
              G: { supply: { ore: { form: steps, steps: [ { cost: 60 USD/t, quantity: 100 t/yr } ] } } }
              BUYER: { demand: { ore: { form: linear, intercept: 110 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A, F, G] } ]
            """
        );
        Assert.Equal(65, OreMarket.Of(t, "world-price", "world"), 6);
        Assert.Equal(20, OreMarket.Of(t, "output", "A"), 6);
        Assert.Equal(25, OreMarket.Of(t, "output", "F"), 6);
        Assert.Equal(0, OreMarket.Of(t, "output", "G"), 9);
    }

    /// <summary>A store that buys at 80 leaves nothing to gain from selling less: marginal cost is the floor.</summary>
    [Fact]
    public void Play_MonopolistBesideAStore_TakesTheFloorAsGiven()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: linear, slope: 1 } }, demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A] } ]
            bloc: { members: [A], floor: { good: ore, price: 80 USD/t, form: buffer-stock } }
            """
        );
        Assert.Equal(80, OreMarket.Of(t, "output", "A"), 6);
        Assert.Equal(60, OreMarket.Of(t, "store-purchases", "A"), 6);
    }

    /// <summary>A levy that makes up the difference to the floor lets the exporter raise its price to the floor and keep it all.</summary>
    [Fact]
    public void Play_MonopolistBehindALevy_RaisesItsPriceUntilTheLevyIsGone()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: linear, slope: 1 } } }
              HOME: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } }, supply: { ore: { form: linear, slope: 0.01 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A] } ]
            bloc: { members: [HOME], floor: { good: ore, price: 80 USD/t, form: variable-levy } }
            """
        );
        Assert.Equal(80, OreMarket.Of(t, "price-marginal", "A"), 5);
        Assert.Equal(0, OreMarket.Of(t, "levy", "bloc"), 5);
        Assert.Equal(1351.68, OreMarket.Of(t, "producer-surplus", "A"), 2);
    }

    /// <summary>A fringe that fills up gives profit two peaks: 625 at 35 USD/t and 937.50 at 22.50. The higher one counts.</summary>
    [Fact]
    public void Play_ProfitWithTwoPeaks_FindsTheHigher()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: steps, steps: [ { cost: 10 USD/t, quantity: 1000 t/yr } ] } } }
              F: { supply: { ore: { form: linear, intercept: -100 t/yr, slope: 5, capacity: 50 t/yr } } }
              BUYER: { demand: { ore: { form: linear, intercept: 110 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: leader, nations: [A] } ]
            """
        );
        Assert.Equal(22.5, OreMarket.Of(t, "world-price", "world"), 4);
        Assert.Equal(937.5, OreMarket.Of(t, "producer-surplus", "A"), 3);
    }

    /// <summary>A leader with a capacity above what it wants to sell sells the same as one without.</summary>
    [Fact]
    public void Play_LeaderWithSpareCapacity_DoesNotFillIt()
    {
        double Profit(string capacity) =>
            OreMarket.Of(
                Play(
                    $$"""
                    nations:
                      A: { supply: { ore: { form: steps, steps: [ { cost: 10 USD/t, quantity: {{capacity}} } ] } } }
                      F: { supply: { ore: { form: steps, steps: [ { cost: 5 USD/t, quantity: 1000 t/yr } ] } } }
                      BUYER: { demand: { ore: { quantity: 1.909 t/yr, elasticity: 1.6, long-run-elasticity: 1.6 } } }
                    conduct:
                      - { good: ore, kind: leader, nations: [A] }
                      - { good: ore, kind: cournot, nations: [F] }
                    """
                ),
                "producer-surplus",
                "A"
            );
        Assert.Equal(Profit("1000 t/yr"), Profit("2.5 t/yr"), 4);
    }

    /// <summary>A store filled in the lean years sells when the price has risen past its ceiling.</summary>
    [Fact]
    public void Play_StoreFullAndThenDear_SellsItAll()
    {
        double[] store = Store("price: 28 USD/t, space: 1 t");
        Assert.Equal(1, store[1], 1e-6);
        Assert.Equal(0, store[^1], 1e-6);
    }

    /// <summary>Of a store with thirty milligrams left, thirty milligrams are sold: small is not rounding.</summary>
    [Fact]
    public void Play_StoreNearlyEmpty_SellsWhatThereIs()
    {
        double[] store = Store("price: 20 USD/t, space: 1 t, opening-stock: 0.00000003 t");
        Assert.Equal(3e-8, store[0], 1e-12);
        Assert.Equal(0, store[^1], 1e-12);
    }

    /// <summary>What a store holds at the end of ten years in which demand grows and its ceiling is reached.</summary>
    private static double[] Store(string floor)
    {
        Scenario scenario = ScenarioLoader
            .Parse(
                $$"""
                blocsim: 1
                name: case
                clock: { start: 2025, end: 2034, step: year }
                substitution: perfect
                goods: { wheat: { title: Wheat, price: 27 USD/t } }
                nations:
                  HOME:
                    supply: { wheat: { form: linear, intercept: -10 t/yr, slope: 1 } }
                    demand: { wheat: { quantity: 17 t/yr, elasticity: 0.5, growth: 10 % } }
                bloc:
                  members: [HOME]
                  floor: { good: wheat, form: buffer-stock, ceiling: 30 USD/t, {{floor}} }
                """,
                "case"
            )
            .Scenario;
        using var engine = new DirectEngine();
        RunTable table = new Run(scenario, new RunOptions { CheckInvariants = true }).Play(engine);
        return table.Find("store", "wheat", "bloc")!;
    }

    [Theory]
    [InlineData("conduct=[{ good: wheat, kind: cartel, nations: [HOME] }]", "contract for difference")]
    [InlineData(
        "bloc.floor=[{ good: wheat, price: 30 USD/t, form: buffer-stock, space: 5 t, opening-stock: 6 t }]",
        "more than its space"
    )]
    [InlineData(
        "bloc.floor=[{ good: wheat, price: 30 USD/t, form: buffer-stock, ceiling: 20 USD/t }]",
        "at least the floor"
    )]
    [InlineData("bloc.floor=[{ good: wheat, price: 30 USD/t, budget: 10 USD }]", "only a buffer-stock")]
    [InlineData(
        "bloc.tariffs=[{ goods: [wheat], specific: 1 USD/t, in-quota-specific: 2 USD/t, quota: 5 t/yr }]",
        "at most the duty beyond"
    )]
    [InlineData("conduct=[{ good: wheat, kind: leader, nations: [HOME, AWAY] }]", "expected one leader")]
    public void Load_Contradiction_IsSaid(string change, string text)
    {
        string file = """
            blocsim: 1
            name: case
            clock: { start: 2025, end: 2026, step: year }
            substitution: perfect
            goods: { wheat: { title: Wheat, price: 27 USD/t } }
            nations:
              HOME: { supply: { wheat: { form: linear, slope: 1 } }, demand: { wheat: { form: linear, intercept: 50 t/yr, slope: -1 } } }
              AWAY: { supply: { wheat: { form: linear, slope: 1 } } }
            bloc: { members: [HOME], floor: { good: wheat, price: 30 USD/t, form: contract-for-difference } }
            """;
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(file, "case", [change]));
        Assert.Contains(e.Problems, p => p.Text.Contains(text, StringComparison.Ordinal));
    }
}
