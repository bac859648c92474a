using MathNet.Numerics.Distributions;

namespace BlocSim.Scenarios.Tests;

public class UncertainTests
{
    private static LoadedScenario Load(params string[] changes) => ScenarioLoader.Load("leaky-bloc", changes);

    private static UncertainInput Input(string path, string value) => Assert.Single(Load($"{path}={value}").Inputs);

    private static double[] Many(UncertainInput input) =>
        [
            .. Enumerable
                .Range(1, 4000)
                .Select(n =>
                    double.Parse(input.Draw(42, n).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
                ),
        ];

    [Theory]
    [InlineData("{ triangular: [4, 8, 15] }", "8")]
    [InlineData("{ uniform: [4, 15] }", "9.5")]
    [InlineData("{ normal: [8, 2] }", "8")]
    [InlineData("{ lognormal: [8, 0.3] }", "8")]
    [InlineData("{ choice: [5, 8] }", "5")]
    public void SingleRun_TakesTheCentralValue(string value, string central)
    {
        LoadedScenario uncertain = Load($"goods.oxide.sigma={value}");
        LoadedScenario certain = Load($"goods.oxide.sigma={central}");
        Assert.Equal(central, Assert.Single(uncertain.Inputs).Central);
        Assert.Equal(certain.Scenario.Goods[0].Sigma, uncertain.Scenario.Goods[0].Sigma);
        Assert.NotEqual(certain.Hash, uncertain.Hash);
    }

    /// <summary>Draws fall as the distribution says: quartiles of 4,000 draws against those of the closed forms.</summary>
    [Fact]
    public void Draws_FallAsTheDistributionSays()
    {
        (string Value, Func<double, double> Quantile)[] known =
        [
            ("{ uniform: [4, 15] }", q => 4 + (11 * q)),
            ("{ triangular: [4, 8, 15] }", q => Triangular.InvCDF(4, 15, 8, q)),
            ("{ normal: [8, 1] }", q => Normal.InvCDF(8, 1, q)),
            ("{ lognormal: [8, 0.3] }", q => LogNormal.InvCDF(Math.Log(8), 0.3, q)),
        ];
        foreach ((string value, Func<double, double> quantile) in known)
        {
            double[] drawn = [.. Many(Input("goods.oxide.sigma", value)).Order()];
            foreach (double q in (double[])[0.05, 0.25, 0.5, 0.75, 0.95])
            {
                Assert.Equal(quantile(q), drawn[(int)(q * drawn.Length)], 0.04 * quantile(q));
            }
        }
    }

    /// <summary>AS 241 to seven digits, tails included.</summary>
    [Fact]
    public void NormalQuantile_IsRightToSevenDigits()
    {
        for (int i = 1; i < 2000; i++)
        {
            double p = i / 2000.0;
            Assert.Equal(Normal.InvCDF(0, 1, p), NormalQuantile.Of(p), 2e-6);
        }

        Assert.Equal(Normal.InvCDF(0, 1, 1e-12), NormalQuantile.Of(1e-12), 1e-5);
        Assert.True(double.IsFinite(NormalQuantile.Of(0)));
    }

    /// <summary>An input's draws depend on the seed, its path and the replication, not on what else is uncertain.</summary>
    [Fact]
    public void AnotherInputAdded_LeavesTheFirstAlone()
    {
        const string Sigma = "goods.oxide.sigma={ uniform: [4, 15] }";
        UncertainInput alone = Load(Sigma).Inputs[0];
        UncertainInput beside = Load("goods.oxide.elasticity={ uniform: [0.1, 0.3] }", Sigma)
            .Inputs.Single(i => i.Path == alone.Path);
        Assert.Equal(alone.Draw(1, 7), beside.Draw(1, 7));
        Assert.NotEqual(alone.Draw(1, 7), alone.Draw(2, 7));
        Assert.NotEqual(alone.Draw(1, 7), alone.Draw(1, 8));
    }

    [Fact]
    public void NormalDraws_StayInTheRangeThatTheKeyAllows()
    {
        UncertainInput input = Input("bloc.enforcement.data-sharing", "{ normal: [50 %, 60 %] }");
        double[] drawn = Many(input);
        Assert.Equal(0, drawn.Min());
        Assert.Equal(100, drawn.Max());
        Assert.All(Enumerable.Range(1, 50), n => Load($"bloc.enforcement.data-sharing={input.Draw(42, n)}"));
    }

    [Fact]
    public void Choice_OfWords_IsDrawnEvenly()
    {
        UncertainInput input = Input("bloc.floor.form", "{ choice: [variable-levy, minimum-import-price] }");
        string[] drawn = [.. Enumerable.Range(1, 1000).Select(n => input.Draw(42, n))];
        Assert.InRange(drawn.Count(d => d == "variable-levy"), 430, 570);
    }

    [Theory]
    [InlineData("goods.oxide.sigma={ triangular: [15, 8, 4] }", "in rising order")]
    [InlineData("goods.oxide.sigma={ uniform: [4] }", "expected uniform: [least, most]")]
    [InlineData("goods.oxide.sigma={ uniform: [4, 0.1] }", "expected uniform")]
    [InlineData("goods.oxide.sigma={ normal: [8, 0] }", "a standard deviation above zero")]
    [InlineData("goods.oxide.price={ uniform: [10 USD/kg, 20] }", "expected a price per mass")]
    [InlineData("bloc.enforcement.data-sharing={ uniform: [50 %, 150 %] }", "expected a share from 0 % to 100 %")]
    [InlineData("bloc.floor.form={ uniform: [a, b] }", "this is not a number with a range")]
    [InlineData("bloc.floor.form={ choice: [variable-levy, levy] }", "expected one of")]
    [InlineData("seed={ choice: [1, 2] }", "this cannot be uncertain")]
    [InlineData(
        "goods.oxide.sigma={ gamma: [1, 2] }",
        "\"gamma\" is no distribution here; expected one of uniform, triangular, normal, lognormal, choice"
    )]
    public void Mistake_SaysWhatIsExpected(string change, string expected)
    {
        var e = Assert.Throws<ScenarioException>(() => Load(change));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    /// <summary>The resolved scenario keeps the distribution, so running it again draws the same.</summary>
    [Fact]
    public void ResolvedText_KeepsTheDistribution()
    {
        LoadedScenario loaded = Load("goods.oxide.sigma={ uniform: [4, 15] }");
        LoadedScenario again = ScenarioLoader.Parse(loaded.Text, "again");
        Assert.Equal(loaded.Hash, again.Hash);
        Assert.Equal(loaded.Inputs[0].Draw(42, 3), again.Inputs[0].Draw(42, 3));
    }

    [Fact]
    public void With_SetsMore_WithoutReadingAgain()
    {
        LoadedScenario loaded = Load("bloc.floor.price=25 USD/kg");
        LoadedScenario changed = loaded.With(["seed=9"]);
        Assert.Equal(Load("bloc.floor.price=25 USD/kg", "seed=9").Scenario.Seed, changed.Scenario.Seed);
        Assert.Equal(25_000, changed.Scenario.Bloc.Floors[0].Price);
        Assert.Equal(2, changed.Overrides.Count);
        Assert.Contains(
            "there is no \"sede\" here",
            Assert.Throws<ScenarioException>(() => loaded.With(["sede=9"])).Message,
            StringComparison.Ordinal
        );
    }
}
