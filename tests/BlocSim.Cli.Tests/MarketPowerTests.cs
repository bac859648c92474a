using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>Market power over flat and stepped costs, and markets in which goods run short: answers worked out by hand.</summary>
public class MarketPowerTests
{
    private static RunTable Play(string rest, out IReadOnlyList<MarketWarning> notes, int until = 2025) =>
        OreMarket.Play(rest, 10, until, out notes);

    private static string Step(double cost, double tonnes) =>
        FormattableString.Invariant(
            $"{{ supply: {{ ore: {{ form: steps, steps: [ {{ cost: {cost} USD/t, quantity: {tonnes} t/yr }} ] }} }} }}"
        );

    /// <summary>P = 10 - Q, costs 1 and 2: q = (10 - 2 c + c') / 3. A capacity that never binds moves nothing.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(5)]
    public void Cournot_TwoConstantCosts_IsTheTextbookAnswer(double capacity)
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: {{Step(1, capacity)}}
              F2: {{Step(2, capacity)}}
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cournot, nations: [F1, F2] } ]
            """,
            out IReadOnlyList<MarketWarning> notes
        );
        Assert.Equal(10.0 / 3, OreMarket.Of(t, "output", "F1"), 8);
        Assert.Equal(7.0 / 3, OreMarket.Of(t, "output", "F2"), 8);
        Assert.Equal(13.0 / 3, OreMarket.Of(t, "world-price", "world"), 8);
        Assert.Empty(notes);
    }

    /// <summary>Five sellers, P = 100 - Q, costs 10 to 50: P = (100 + sum c) / 6 while all sell; the one at 50 would sell at P = 41.67 and so does not.</summary>
    [Fact]
    public void Cournot_FiveConstantCosts_LeavesTheDearestOut()
    {
        RunTable t = Play(
            $$"""
            nations:
              A: {{Step(10, 1000)}}
              B: {{Step(20, 1000)}}
              C: {{Step(30, 1000)}}
              D: {{Step(35, 1000)}}
              E: {{Step(50, 1000)}}
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cournot, nations: [A, B, C, D, E] } ]
            """,
            out _
        );
        Assert.Equal(39, OreMarket.Of(t, "world-price", "world"), 7);
        Assert.Equal(29, OreMarket.Of(t, "output", "A"), 7);
        Assert.Equal(4, OreMarket.Of(t, "output", "D"), 7);
        Assert.Equal(0, OreMarket.Of(t, "output", "E"), 7);
    }

    /// <summary>One rival full at 1 t: the other is a monopolist of the rest, 10 - 1 - 2 q = 1.</summary>
    [Fact]
    public void Cournot_OneSellerFull_LeavesTheRestToTheOther()
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: {{Step(1, 100)}}
              F2: {{Step(2, 1)}}
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cournot, nations: [F1, F2] } ]
            """,
            out _
        );
        Assert.Equal(4, OreMarket.Of(t, "output", "F1"), 7);
        Assert.Equal(1, OreMarket.Of(t, "output", "F2"), 7);
    }

    /// <summary>Costs 10 + 0.1 q and 20 + 0.1 q: the joint optimum shuts the dear member, 100 - 2 q = 10 + 0.1 q.</summary>
    [Fact]
    public void Cartel_UnlikeCosts_ShutsTheDearMember()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: linear, intercept: -100 t/yr, slope: 10 } } }
              B: { supply: { ore: { form: linear, intercept: -200 t/yr, slope: 10 } } }
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A, B] } ]
            """,
            out _
        );
        Assert.Equal(90 / 2.1, OreMarket.Of(t, "output", "A"), 7);
        Assert.Equal(0, OreMarket.Of(t, "output", "B"), 9);
        Assert.Equal(90 / 2.1 * 45, OreMarket.Of(t, "producer-surplus", "A"), 5);
    }

    /// <summary>Equal flat costs: what they sell together is shared in proportion to capacity.</summary>
    [Fact]
    public void Cartel_EqualCosts_SharesByCapacity()
    {
        RunTable t = Play(
            $$"""
            nations:
              A: {{Step(10, 30)}}
              B: {{Step(10, 60)}}
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A, B] } ]
            """,
            out _
        );
        Assert.Equal(15, OreMarket.Of(t, "output", "A"), 5);
        Assert.Equal(30, OreMarket.Of(t, "output", "B"), 5);
    }

    /// <summary>Where sellers keep the wedge and buyers pay the floor, nobody gains from more or from less: 10 - 6 t are wanted at it.</summary>
    [Theory]
    [InlineData("minimum-import-price", 6, 4, true)]
    [InlineData("floor-on-internal-sales", 6, 4, true)]
    [InlineData("minimum-import-price", 2, 17 / 3.1, false)]
    public void Cournot_AtAFloorThatSellersKeep_DrawsTheNoteWhereItBinds(string form, int floor, double sold, bool note)
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: { supply: { ore: { form: linear, intercept: -10 t/yr, slope: 10 } } }
              F2: { supply: { ore: { form: linear, intercept: -20 t/yr, slope: 10 } } }
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            bloc: { members: [BUYER], floor: { good: ore, price: {{floor}} USD/t, form: {{form}}, from: 2025 } }
            conduct: [ { good: ore, kind: cournot, nations: [F1, F2] } ]
            """,
            out IReadOnlyList<MarketWarning> notes
        );
        Assert.Equal(sold, OreMarket.Of(t, "output", "F1") + OreMarket.Of(t, "output", "F2"), 6);
        Assert.Equal(note, notes.Any(n => n.Text.Contains("no interior optimum", StringComparison.Ordinal)));
    }

    /// <summary>A schedule whose elasticity is 0 is a step: 5 t at any price from 10 on, so 2 of them where 12 - P are wanted, and all where 100 - P are.</summary>
    [Theory]
    [InlineData(12, 2, 10)]
    [InlineData(100, 5, 95)]
    public void FixedQuantityFromAPriceOn_IsAStep(int intercept, double sold, double price)
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: { supply: { ore: { form: isoelastic, start: 10 USD/t, price: 11 USD/t, quantity: 5 t/yr, elasticity: 0 } } }
              BUYER: { demand: { ore: { form: linear, intercept: {{intercept}} t/yr, slope: -1 } } }
            """,
            out _
        );
        Assert.Equal(sold, OreMarket.Of(t, "output", "F1"), 6);
        Assert.Equal(price, OreMarket.Of(t, "world-price", "world"), 6);
    }

    /// <summary>An interior optimum draws no note: 10 + q and 35 + q, MR 38 on both.</summary>
    [Fact]
    public void Cartel_InteriorOptimum_DrawsNoNote()
    {
        RunTable t = Play(
            """
            nations:
              A: { supply: { ore: { form: linear, intercept: -10 t/yr, slope: 1 } } }
              B: { supply: { ore: { form: linear, intercept: -35 t/yr, slope: 1 } } }
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cartel, nations: [A, B] } ]
            """,
            out IReadOnlyList<MarketWarning> notes
        );
        Assert.Equal(28, OreMarket.Of(t, "output", "A"), 7);
        Assert.Equal(3, OreMarket.Of(t, "output", "B"), 7);
        Assert.Empty(notes);
    }

    /// <summary>At 44 a leader of 45 t would earn 630; above it, with the rival full, 841 at 29 t.</summary>
    [Theory]
    [InlineData("leader", 45)]
    [InlineData("cartel", 45)]
    [InlineData("cournot", 45)]
    [InlineData("leader", 60)]
    public void OneSeller_AtCapacityOnALowerPeak_ClimbsTheHigher(string kind, double capacity)
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: {{Step(30, capacity)}}
              F2: {{Step(44, 12)}}
              BUYER: { demand: { ore: { form: linear, intercept: 100 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: {{kind}}, nations: [F1] } ]
            """,
            out _
        );
        Assert.Equal(59, OreMarket.Of(t, "world-price", "world"), 5);
        Assert.Equal(29, OreMarket.Of(t, "output", "F1"), 5);
        Assert.Equal(841, OreMarket.Of(t, "producer-surplus", "F1"), 4);
    }

    /// <summary>The exporter's state taxes, the seller does not get the tax: P - 5 - 2 q = 1 with P = 10 - q gives 2 q = 4.</summary>
    [Fact]
    public void Monopolist_UnderAnExportTax_CountsNoTaxAsItsOwn()
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: {{Step(1, 100)}}
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cournot, nations: [F1] } ]
            events: [ { at: 2025-01, nation: F1, export-tax: { goods: [ore], specific: 5 USD/t } } ]
            """,
            out _
        );
        Assert.Equal(2, OreMarket.Of(t, "output", "F1"), 6);
        Assert.Equal(4, OreMarket.Of(t, "producer-surplus", "F1"), 5);
    }

    /// <summary>Demand that does not bend: what cannot be made is not sold, and the price stands at a cap that a note names.</summary>
    [Theory]
    [InlineData("", 14, 6)]
    [InlineData("events: [ { at: 2025-01, nation: A, export-ban: { goods: [ore] } } ]", 7, 13)]
    [InlineData("events: [ { at: 2025-01, nation: A, export-quota: { goods: [ore], limit: 3 t/yr } } ]", 10, 10)]
    [InlineData("events: [ { at: 2025-01, nation: A, production-quota: { goods: [ore], limit: 3 t/yr } } ]", 10, 10)]
    [InlineData("conduct: [ { good: ore, kind: cournot, nations: [A, B] } ]", 14, 6)]
    public void RigidDemand_MoreThanCanBeMade_GoesShort(string measure, double sold, double unmet)
    {
        RunTable t = Play(
            $$"""
            nations:
              A: { supply: { ore: { form: linear, slope: 1, capacity: 7 t/yr } } }
              B: { supply: { ore: { form: linear, slope: 1, capacity: 7 t/yr } } }
              USE: { demand: { ore: { form: linear, intercept: 20 t/yr, slope: 0 } } }
            {{measure}}
            """,
            out IReadOnlyList<MarketWarning> notes
        );
        Assert.Equal(sold, OreMarket.Of(t, "use", "world"), 6);
        Assert.Equal(unmet, OreMarket.Of(t, "unmet-demand", "world"), 6);
        Assert.Equal(300, OreMarket.Of(t, "price-marginal", "B"), 4);
        Assert.Contains(notes, n => n.Text.Contains("cap", StringComparison.Ordinal));
    }

    /// <summary>A quota on what may be made binds on every form of supply.</summary>
    [Theory]
    [InlineData("{ form: linear, slope: 1, capacity: 12 t/yr }")]
    [InlineData("{ form: isoelastic, quantity: 10 t/yr, price: 10 USD/t, elasticity: 1 }")]
    [InlineData("{ form: steps, steps: [ { cost: 2 USD/t, quantity: 12 t/yr } ] }")]
    public void ProductionQuota_OnASchedule_Binds(string supply)
    {
        RunTable t = Play(
            $$"""
            nations:
              A: { supply: { ore: {{supply}} } }
              B: { supply: { ore: { form: linear, slope: 1, capacity: 12 t/yr } } }
              USE: { demand: { ore: { form: linear, intercept: 30 t/yr, slope: -1 } } }
            events: [ { at: 2025-01, nation: A, production-quota: { goods: [ore], limit: 1 t/yr } } ]
            """,
            out _
        );
        Assert.Equal(1, OreMarket.Of(t, "output", "A"), 8);
        Assert.Equal(17, OreMarket.Of(t, "world-price", "world"), 6);
    }

    /// <summary>A schedule of no tonnes beside a seller with market power offers none; no point on it says how steep it is.</summary>
    [Fact]
    public void Monopolist_BesideAScheduleOfNothing_HasTheMarket()
    {
        RunTable t = Play(
            """
            nations:
              F1: { supply: { ore: { form: steps, steps: [ { cost: 2 USD/t, quantity: 100 t/yr } ] } } }
              F2: { supply: { ore: { form: isoelastic, price: 5 USD/t, quantity: 0 t/yr, elasticity: 1 } } }
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            conduct: [ { good: ore, kind: cournot, nations: [F1] } ]
            """,
            out _
        );
        Assert.Equal(4, OreMarket.Of(t, "output", "F1"), 8);
        Assert.Equal(0, OreMarket.Of(t, "output", "F2"), 8);
    }

    /// <summary>A capacity cuts a supply in steps where its cheapest tonnes come to it: P = 10 - Q, steps of 2 t at 1 and 3, capacity 3, so 3 t at 7.</summary>
    [Theory]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    [InlineData(9, 4)]
    public void Steps_CapacityCutsTheDearest(double capacity, double sold)
    {
        RunTable t = Play(
            $$"""
            nations:
              F1: { supply: { ore: { form: steps, capacity: {{capacity}} t/yr, steps: [ { cost: 3 USD/t, quantity: 2 t/yr }, { cost: 1 USD/t, quantity: 2 t/yr } ] } } }
              BUYER: { demand: { ore: { form: linear, intercept: 10 t/yr, slope: -1 } } }
            """,
            out _
        );
        Assert.Equal(sold, OreMarket.Of(t, "output", "F1"), 7);
        double cost = Math.Min(sold, 2) + (3 * Math.Max(0, sold - 2));
        Assert.Equal((sold * (10 - sold)) - cost, OreMarket.Of(t, "producer-surplus", "F1"), 6);
    }

    /// <summary>
    /// One limit of 5 t over two goods, both beside flat supply at home: all exports of a good leave or none at one scarcity price, and the limit is held to the
    /// tonne all the same; it goes to the good that earns more, to both where they earn the same.
    /// </summary>
    [Theory]
    [InlineData(2, 5, 0)]
    [InlineData(3, 2.5, 2.5)]
    [InlineData(4, 0, 5)]
    public void SharedQuota_BesideFlatSupply_IsHeldExactly(double ore, double oreSold, double metalSold)
    {
        string text = $$"""
            blocsim: 1
            name: case
            clock: { start: 2025, end: 2025, step: year }
            substitution: perfect
            goods: { ore: { title: Ore, price: 10 USD/t }, metal: { title: Metal, price: 10 USD/t } }
            nations:
              EXP:
                supply:
                  ore: { form: steps, steps: [ { cost: {{ore}} USD/t, quantity: 100 t/yr } ] }
                  metal: { form: steps, steps: [ { cost: 3 USD/t, quantity: 100 t/yr } ] }
              DOM:
                supply:
                  ore: { form: steps, steps: [ { cost: 6 USD/t, quantity: 100 t/yr } ] }
                  metal: { form: steps, steps: [ { cost: 6 USD/t, quantity: 100 t/yr } ] }
                demand:
                  ore: { form: linear, intercept: 10 t/yr, slope: -0.5 }
                  metal: { form: linear, intercept: 10 t/yr, slope: -0.5 }
            events: [ { at: 2025, nation: EXP, export-quota: { goods: [ore, metal], limit: 5 t/yr } } ]
            """;
        using var engine = new DirectEngine();
        RunTable t = new Run(
            ScenarioLoader.Parse(text, "case").Scenario,
            new RunOptions { CheckInvariants = true }
        ).Play(engine);
        double Sold(string good) => t.Find("output", good, "EXP")![0];
        Assert.Equal(5, Sold("ore") + Sold("metal"), 5e-9);
        Assert.Equal(oreSold, Sold("ore"), 1e-3);
        Assert.Equal(metalSold, Sold("metal"), 1e-3);
    }
}
