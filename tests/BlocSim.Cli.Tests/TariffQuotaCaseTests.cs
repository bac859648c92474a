namespace BlocSim.Cli.Tests;

/// <summary>A tariff-rate quota that is just full, worked out by hand.</summary>
public class TariffQuotaCaseTests
{
    private const double Exact = 1e-9;

    private static RunTable Play(string home, string inside = "in-quota-specific: 0.1 USD/t") =>
        OreMarket.Play(
            $$"""
            nations:
              HOME:
                supply: { ore: { {{home}} } }
                demand: { ore: { form: linear, intercept: 100 t/yr, slope: -20 } }
              WORLD: { supply: { ore: { form: steps, steps: [ { cost: 1 USD/t, quantity: 1 kt/yr } ] } } }
              OTHER: { supply: { ore: { form: steps, steps: [ { cost: 1.2 USD/t, quantity: 15 t/yr } ] } } }
            bloc:
              members: [HOME]
              tariffs: [ { goods: [ore], quota: 30 t/yr, {{inside}}, specific: 1.5 USD/t, from: 2025 } ]
            """,
            1,
            2025,
            out _
        );

    private static void Is(double right, RunTable table, string metric, string entity) =>
        Assert.Equal(right, OreMarket.Of(table, metric, entity), Exact * Math.Max(1, right));

    /// <summary>Imports 30 = 100 - 20 P - (20 P - 20) at P = 2.25: the licence is worth 2.25 - 1.1 a tonne.</summary>
    [Fact]
    public void RisingSupplyAtHome()
    {
        RunTable table = Play("form: linear, intercept: -20 t/yr, slope: 20");
        Is(30, table, "targeted-imports", "bloc");
        Is(34.5, table, "licence-rent", "HOME");
        Is(3, table, "duty-revenue", "bloc");
        Is(25, table, "output", "HOME");
    }

    /// <summary>Flat supply at home as well: at 1.5 all of imports enter or none, and the quota decides how many.</summary>
    [Fact]
    public void FlatSupplyAtHome()
    {
        RunTable table = Play("form: steps, steps: [ { cost: 1.5 USD/t, quantity: 1 kt/yr } ]");
        Is(30, table, "targeted-imports", "bloc");
        Is(12, table, "licence-rent", "HOME");
        Is(3, table, "duty-revenue", "bloc");
        Is(40, table, "output", "HOME");
    }

    /// <summary>The first step at home is full before the quota is: 1.5 for 10 t, the next at 2 costs what a licence is then worth.</summary>
    [Fact]
    public void StepsAtHome()
    {
        RunTable table = Play(
            "form: steps, steps: [ { cost: 1.5 USD/t, quantity: 10 t/yr }, { cost: 2 USD/t, quantity: 1 kt/yr } ]"
        );
        Is(30, table, "targeted-imports", "bloc");
        Is(27, table, "licence-rent", "HOME");
        Is(30, table, "output", "HOME");
    }

    /// <summary>Two quotas at once, each looking for its duty around the other's, in either order: 30 and 20 t enter, 20 t are made at home.</summary>
    [Theory]
    [InlineData("WORLD", 30, "OTHER", 20)]
    [InlineData("OTHER", 20, "WORLD", 30)]
    public void TwoQuotas_AreBothHeld(string first, int one, string second, int two)
    {
        RunTable table = OreMarket.Play(
            $$"""
            nations:
              HOME:
                supply: { ore: { form: steps, steps: [ { cost: 1.5 USD/t, quantity: 1 kt/yr } ] } }
                demand: { ore: { form: linear, intercept: 100 t/yr, slope: -20 } }
              WORLD: { supply: { ore: { form: steps, steps: [ { cost: 1 USD/t, quantity: 1 kt/yr } ] } } }
              OTHER: { supply: { ore: { form: steps, steps: [ { cost: 1.2 USD/t, quantity: 1 kt/yr } ] } } }
            bloc:
              members: [HOME]
              tariffs:
                - { goods: [ore], from-nations: [{{first}}], quota: {{one}} t/yr, specific: 1.5 USD/t, from: 2025 }
                - { goods: [ore], from-nations: [{{second}}], quota: {{two}} t/yr, specific: 1.5 USD/t, from: 2025 }
            """,
            1,
            2025,
            out _
        );
        Is(30, table, "output", "WORLD");
        Is(20, table, "output", "OTHER");

        // What is left of 70 t of use, to 1e-9 of them.
        Assert.Equal(20, OreMarket.Of(table, "output", "HOME"), Exact * 70);
        Is(0, table, "duty-revenue", "bloc");

        // Prices to 1e-9 of a dollar on 50 t.
        Assert.Equal((30 * 0.5) + (20 * 0.3), OreMarket.Of(table, "licence-rent", "HOME"), Exact * 50);
    }
}
