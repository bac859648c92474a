namespace BlocSim.Scenarios.Tests;

/// <summary>Rules of the bloc and of goods that cannot hold are refused with the reason.</summary>
public class RuleLoaderTests
{
    [Fact]
    public void Procurement_SectorNobodyHas_IsNamedWithTheNearest()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse(
                "{ blocsim: 1, name: Mine, extends: believe-it, bloc: { procurement: [ { goods: [oxide], sectors: [defense] } ] } }",
                "test"
            )
        );
        Assert.Contains(
            e.Problems,
            p => p.Text.Contains("there is no sector or process \"defense\"", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("procurement: [ { goods: [oxide], from: 2028-01, until: 2027-01 } ]")]
    [InlineData("relief: [ { goods: [oxide], per-tonne: 5 USD/kg, from: 2028-01, until: 2028-01 } ]")]
    [InlineData("stockpile: { goods: { oxide: 90 days }, from: 2028-01, until: 2027-01 }")]
    public void Period_ThatEndsBeforeItBegins_IsRefused(string rule)
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse("{ blocsim: 1, name: Mine, extends: believe-it, bloc: { " + rule + " } }", "test")
        );
        Assert.Contains(e.Problems, p => p.Text.Contains("would never be in force", StringComparison.Ordinal));
    }

    [Fact]
    public void Origin_OfAGoodWithoutBoughtInputs_IsRefused()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse(
                "{ blocsim: 1, name: Mine, extends: believe-it, bloc: { origin: [ { goods: [oxide], content: 50 % } ] } }",
                "test"
            )
        );
        Assert.Contains(e.Problems, p => p.Text.Contains("no content to test", StringComparison.Ordinal));
    }

    [Fact]
    public void Relief_AboveThePrice_IsRefused()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse(
                "{ blocsim: 1, name: Mine, extends: believe-it, bloc: { relief: [ { goods: [oxide], per-tonne: 60 USD/kg } ] } }",
                "test"
            )
        );
        Assert.Contains(
            e.Problems,
            p => p.Text.Contains("60 USD/kg, not below the base price of oxide", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Contracts_OfAHomogeneousGood_AreRefused()
    {
        const string Contracts = "goods: { oxide: { contracts: { share: 60 % }";
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse(
                "{ blocsim: 1, name: Mine, extends: believe-it, " + Contracts + ", substitution: perfect } } }",
                "test"
            )
        );
        Assert.Contains(e.Problems, p => p.Text.Contains("nobody is bound to a supplier", StringComparison.Ordinal));
        LoadedScenario fine = ScenarioLoader.Parse(
            "{ blocsim: 1, name: Mine, extends: believe-it, " + Contracts + " } } }",
            "test"
        );
        Assert.Equal(new ContractRules(0.6, 12), fine.Scenario.Goods[0].Contracts);
    }
}
