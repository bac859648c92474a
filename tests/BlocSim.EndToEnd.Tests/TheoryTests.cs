using System.Globalization;

namespace BlocSim.EndToEnd.Tests;

/// <summary>Published examples, from scenario files through the public command, to the digits printed there.</summary>
public class TheoryTests
{
    private static Dictionary<(string Metric, string Entity), double> Last(string scenario, params string[] sets)
    {
        using var folder = new Blocsim.Folder();
        string[] args =
        [
            "run",
            scenario,
            "--out",
            folder.Path,
            "--no-charts",
            "--check-invariants",
            .. sets.SelectMany(s => new[] { "--set", s }),
        ];
        (int code, string _, string error) = Blocsim.Run(args);
        Assert.True(code == 0, error);
        var last = new Dictionary<(string, string), double>();
        foreach (string line in File.ReadLines(Path.Combine(folder.Path, "series.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            last[(cells[2], cells[4])] = double.Parse(cells[5], CultureInfo.InvariantCulture);
        }

        return last;
    }

    /// <summary>Krugman and Obstfeld ch. 8 (reference 09): a specific tariff of 0.5 by a large country.</summary>
    [Fact]
    public void LargeCountryTariff_GivesThePublishedPricesAreasAndGains()
    {
        var r = Last("tariff-large-country");
        Assert.Equal(1.75, r[("price-marginal", "HOME")], 9);
        Assert.Equal(1.25, r[("price-marginal", "FOREIGN")], 9);
        Assert.Equal(10, r[("targeted-imports", "bloc")], 8);
        Assert.Equal(65, r[("use", "bloc")], 8);
        Assert.Equal(55, r[("output", "HOME")], 8);
        Assert.Equal(65, r[("output", "FOREIGN")], 8);
        Assert.Equal(-16.875, r[("consumer-surplus-change", "HOME")], 8);
        Assert.Equal(13.125, r[("producer-surplus-change", "HOME")], 8);
        Assert.Equal(5, r[("duty-revenue", "bloc")], 8);
        Assert.Equal(1.25, r[("welfare-change", "HOME")], 8);
        Assert.Equal(13.125, r[("consumer-surplus-change", "FOREIGN")], 8);
        Assert.Equal(-16.875, r[("producer-surplus-change", "FOREIGN")], 8);
        Assert.Equal(-3.75, r[("welfare-change", "FOREIGN")], 8);
        Assert.Equal(-2.5, r[("welfare-change-total", "world")], 8);
    }

    [Fact]
    public void LargeCountryTariff_BeforeIt_IsFreeTrade()
    {
        var r = Last("tariff-large-country", "bloc.tariffs=[]");
        Assert.Equal(1.5, r[("world-price", "world")], 9);
        Assert.Equal(20, r[("targeted-imports", "bloc")], 8);
    }

    [Fact]
    public void LargeCountryTariff_Prohibitive_EndsInAutarky()
    {
        var r = Last("tariff-large-country", "bloc.tariffs.specific=1.2 USD/t");
        Assert.Equal(2, r[("price-marginal", "HOME")], 9);
        Assert.Equal(1, r[("price-marginal", "FOREIGN")], 9);
        Assert.Equal(0, r[("targeted-imports", "bloc")], 8);
    }

    /// <summary>The floor reading of the same example: a floor of 1.75 needs a levy of 0.50 at the new foreign price, not 0.25 at the old one.</summary>
    [Theory]
    [InlineData("variable-levy", "levy-revenue", "bloc")]
    [InlineData("minimum-import-price", "seller-rent", "FOREIGN")]
    public void LargeCountryFloor_IsHeldByHalfADollar(string form, string metric, string entity)
    {
        var r = Last(
            "tariff-large-country",
            "bloc.tariffs=[]",
            $"bloc.floor=[{{ good: wheat, price: 1.75 USD/t, form: {form}, from: 2027 }}]"
        );
        Assert.Equal(1.75, r[("price-marginal", "HOME")], 9);
        Assert.Equal(1.25, r[("price-marginal", "FOREIGN")], 9);
        Assert.Equal(5, r[(metric, entity)], 7);
    }

    /// <summary>The variant with a foreign country ten times as large.</summary>
    [Fact]
    public void LargeCountryTariff_ForeignTenTimesLarger_GivesTheComputedPrices()
    {
        string[] larger =
        [
            "nations.FOREIGN.supply.wheat.intercept=400 t/yr",
            "nations.FOREIGN.supply.wheat.slope=200",
            "nations.FOREIGN.demand.wheat.intercept=800 t/yr",
            "nations.FOREIGN.demand.wheat.slope=-200",
        ];
        var free = Last("tariff-large-country", [.. larger, "bloc.tariffs=[]"]);
        Assert.Equal(1.090909, free[("world-price", "world")], 6);
        Assert.Equal(36.363636, free[("targeted-imports", "bloc")], 6);
        var r = Last("tariff-large-country", larger);
        Assert.Equal(1.545455, r[("price-marginal", "HOME")], 6);
        Assert.Equal(1.045455, r[("price-marginal", "FOREIGN")], 6);
        Assert.Equal(18.181818, r[("targeted-imports", "bloc")], 6);
        Assert.True(r[("welfare-change", "HOME")] < 0);
    }

    /// <summary>
    /// Textbook floors without purchase (reference 10, acemicro.org): quantity, consumer surplus, producer surplus, deadweight loss.
    /// Example A prints a consumer surplus of 6; with its own figures it is 8 (noted erratum).
    /// </summary>
    [Theory]
    [InlineData("14 t/yr", -1.0, "-2 t/yr", 1.0, "10 USD/t", 4, 8, 24, 4)]
    [InlineData("21.6 t/yr", -0.2, "-22.5 t/yr", 0.5, "93 USD/t", 3, 22.5, 135, 126)]
    [InlineData("26.6 t/yr", -0.2, "-5.444444444444445 t/yr", 0.1111111111111111, "118 USD/t", 3, 22.5, 166.5, 63)]
    [InlineData("9.071428571428571 t/yr", -0.07142857142857142, "-15.5 t/yr", 0.5, "85 USD/t", 3, 63, 153, 72)]
    public void TextbookFloor_RationsToThePublishedSurplus(
        string a,
        double b,
        string c,
        double d,
        string floor,
        double quantity,
        double consumers,
        double producers,
        double loss
    )
    {
        var r = Last(
            "theory/textbook-floor",
            $"nations.HOME.demand.wheat.intercept={a}",
            string.Create(CultureInfo.InvariantCulture, $"nations.HOME.demand.wheat.slope={b}"),
            $"nations.HOME.supply.wheat.intercept={c}",
            string.Create(CultureInfo.InvariantCulture, $"nations.HOME.supply.wheat.slope={d}"),
            $"bloc.floor.price={floor}"
        );
        Assert.Equal(quantity, r[("output", "HOME")], 7);
        Assert.Equal(producers, r[("producer-surplus", "HOME")], 6);
        Assert.Equal(-loss, r[("welfare-change", "HOME")], 6);
        double slope = -b;
        Assert.Equal(consumers, 0.5 * quantity * quantity / slope, 6);
        Assert.Equal(double.Parse(floor.Split(' ')[0], CultureInfo.InvariantCulture), r[("price-inside", "bloc")], 9);
    }
}
