using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>Decision 022: a price that turns and turns back month after month is the model's doing, not news.</summary>
public class CalmPricesTests
{
    private const int Window = 12;

    /// <summary>Two turns a move that was undone; more than two such moves in a year nobody made.</summary>
    private const int MaxTurns = 4;

    public static TheoryData<string> Scenarios { get; } = [.. CannedScenarios.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Prices_DoNotSwingByThemselves(string name)
    {
        using var engine = new DirectEngine();
        Scenario scenario = ScenarioLoader.Load(name).Scenario with { DemandShocks = null, Outages = [] };
        var pair = PairedRun.Play(scenario, engine);
        foreach (RunTable table in new[] { pair.Policy, pair.Baseline })
        {
            foreach (Series s in table.Series.Where(s => s.Metric.Name is "world-price" or "price-inside"))
            {
                Assert.True(
                    Worst(s.Values) <= MaxTurns,
                    $"{s.Metric.Name} of {s.Good}: {Worst(s.Values)} turns in twelve periods"
                );
            }
        }
    }

    /// <summary>The measure itself: a zigzag of three per cent turns every month, one of one per cent never, a wave over a year twice.</summary>
    [Fact]
    public void Turns_AreCounted()
    {
        double[] Zigzag(double part) => [.. Enumerable.Range(0, 30).Select(t => 100 * (1 + (t % 2 == 0 ? 0 : part)))];
        Assert.Equal(10, Worst(Zigzag(0.03)));
        Assert.Equal(0, Worst(Zigzag(0.01)));
        Assert.Equal(2, Worst([.. Enumerable.Range(0, 30).Select(t => 100 + (30 * Math.Sin(t / 12.0 * 2 * Math.PI)))]));
    }

    /// <summary>Most turns by more than 2 % on both sides in any twelve periods.</summary>
    private static int Worst(double[] price)
    {
        int[] turns =
        [
            .. Enumerable
                .Range(1, Math.Max(0, price.Length - 2))
                .Select(t =>
                {
                    double up = price[t] - price[t - 1];
                    double down = price[t + 1] - price[t];
                    return up * down < 0 && Math.Min(Math.Abs(up), Math.Abs(down)) > 0.02 * price[t] ? 1 : 0;
                }),
        ];
        int width = Math.Min(Window - 2, turns.Length);
        return Enumerable
            .Range(0, turns.Length - width + 1)
            .Select(t => turns[t..(t + width)].Sum())
            .DefaultIfEmpty(0)
            .Max();
    }
}
