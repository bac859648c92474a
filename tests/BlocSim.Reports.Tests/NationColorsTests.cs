using BlocSim.Scenarios;

namespace BlocSim.Reports.Tests;

/// <summary>One colour a nation in all charts of a run.</summary>
public class NationColorsTests
{
    private static readonly ResultSet Flagship = Played();

    [Fact]
    public void LargestSuppliers_HaveTheSameColourInSharesAndMeritOrderAndLines()
    {
        RunView view = Flagship.View;
        Figure shares = ShareFigure.Of(view);
        var colors = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Layer layer in shares.Panels.SelectMany(p => p.Layers).Where(l => l.Color >= 0))
        {
            colors.TryAdd(layer.Name, layer.Color);
        }

        Figure lines = RequestedFigure.Of(
            [Flagship],
            new ChartRequest
            {
                Metrics = ["output"],
                Entities = ["CHN", "USA", "MYS"],
                WithoutBaseline = true,
            }
        );
        Assert.All(lines.Panels[0].Layers, l => Assert.Equal(colors[l.Name], l.Color));
        Assert.Equal(3, lines.Panels[0].Layers.Length);
    }

    [Fact]
    public void NationsOfOnePanel_AreToldApart()
    {
        var colors = new NationColors(Flagship.View);
        string[] eight = [.. Flagship.Scenario.Nations.Select(n => n.Code).Take(8)];
        Assert.Equal(8, colors.Of(eight).Distinct().Count());
    }

    /// <summary>An order in which nations are named changes nothing.</summary>
    [Fact]
    public void Colours_DoNotDependOnTheOrderOfLines()
    {
        var colors = new NationColors(Flagship.View);
        string[] some = ["CHN", "USA", "AUS", "JPN", "MYS"];
        Assert.Equal(colors.Of(some), colors.Of([.. some.Reverse()]).Reverse());
    }

    private static ResultSet Played()
    {
        LoadedScenario loaded = ScenarioLoader.Load("ndpr-floor-110", ["clock.end=2028"]);
        using var engine = new DirectEngine();
        PairedRun pair = PairedRun.Play(loaded.Scenario, engine);
        var receipt = new Provenance("1", loaded.Scenario.Name, loaded.Hash, loaded.Scenario.Seed, []);
        return new ResultSet(loaded.Scenario.Name, string.Empty, loaded.Scenario, pair.Policy, pair.Baseline, receipt);
    }
}
