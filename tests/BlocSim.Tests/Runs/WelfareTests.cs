namespace BlocSim.Tests;

public class WelfareTests
{
    private static readonly string[] Parts =
    [
        "consumer-surplus-change",
        "producer-surplus-change",
        "treasury-change",
        "licence-rent-change",
    ];

    /// <summary>On any market and policy: parts add up to a nation's gain, nations to their group's, terms of trade to nothing, and what is left is lost.</summary>
    [Fact]
    public void Play_AnyPolicy_TheAccountsAddUp()
    {
        for (int seed = 0; seed < 120; seed++)
        {
            Scenario scenario = ClearingTests.Random(seed);
            PairedRun pair = Some.Pair(scenario);
            RunTable t = pair.Policy;
            string[] nations = [.. scenario.Nations.Select(n => n.Code)];
            for (int tick = 0; tick < scenario.Clock.Ticks; tick++)
            {
                double V(string metric, string entity) => t.Find(metric, "oxide", entity)![tick];
                double size = nations.Sum(n => Parts.Sum(p => Math.Abs(V(p, n)))) + 1;
                foreach (string n in nations)
                {
                    Assert.Equal(V("welfare-change", n), Parts.Sum(p => V(p, n)), 1e-9 * size);
                    Assert.Equal(
                        V("deadweight-loss", n),
                        V("terms-of-trade-gain", n) - V("welfare-change", n),
                        1e-9 * size
                    );
                }

                foreach (string p in Parts.Append("welfare-change").Append("deadweight-loss"))
                {
                    double sum = nations.Sum(n => V(p, n));
                    Assert.Equal(V(p + "-total", "world"), sum, 1e-9 * size);
                    Assert.Equal(
                        V(p + "-total", "world"),
                        V(p + "-total", "bloc") + V(p + "-total", "outside"),
                        1e-9 * size
                    );
                }

                Assert.Equal(0, nations.Sum(n => V("terms-of-trade-gain", n)), 1e-9 * size);
                Assert.Equal(V("deadweight-loss-total", "world"), -V("welfare-change-total", "world"), 1e-9 * size);
            }
        }
    }

    [Fact]
    public void Play_Discounted_IsTheSumOfWhatCameBefore()
    {
        Scenario scenario = Some.World(24).With(Some.Floor()) with { DiscountRate = 0.1 };
        RunTable table = Some.Pair(scenario).Policy;
        double[] gain = table.Find("welfare-change", "oxide", "IN")!;
        double expected = 0;
        for (int t = 0; t < gain.Length; t++)
        {
            expected += gain[t] / 12 * Math.Pow(1.1, -t / 12.0);
        }

        Assert.Equal(expected, table.Last("welfare-present-value", "IN"), 1e-9 * Math.Abs(expected));
        Assert.NotEqual(gain.Sum() / 12, expected, 0.01 * Math.Abs(expected));
    }

    /// <summary>Buyers who think they are caught less often than they are pay more in fines than they reckoned with.</summary>
    [Fact]
    public void Play_PerceivedOddsTooLow_CostBuyers()
    {
        Scenario scenario = Some.World(capable: 0.6).With(Some.Floor(90_000));
        scenario = scenario with
        {
            Bloc = scenario.Bloc with
            {
                Enforcement = new Enforcement { BaseDetection = 0.05, AuditsPerYear = 20 },
            },
        };
        RunTable table = Some.Play(scenario);
        Assert.True(table.Find("detection", "oxide", "bloc")![3] > 0.06);
        Assert.True(table.Last("misjudged-odds", "IN") < 0);
    }
}
