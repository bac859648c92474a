using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

public class ExtremeFloorTests
{
    /// <summary>Behind a floor far above the price nearly every lot goes round it; rounding must not make what is declared negative.</summary>
    [Theory]
    [InlineData("807 USD/kg")]
    [InlineData("1843 USD/kg")]
    public void Play_FloorFarAboveThePrice_KeepsTheInvariants(string floor)
    {
        Scenario scenario = ScenarioLoader.Load("leaky-bloc", [$"bloc.floor[0].price={floor}"]).Scenario;
        using var engine = new DirectEngine();
        RunTable table = new Run(scenario, new RunOptions { CheckInvariants = true }).Play(engine);
        Assert.True(table.Find("evaded-share-of-arrivals", "oxide", "bloc")![^1] > 0.5);
    }
}
