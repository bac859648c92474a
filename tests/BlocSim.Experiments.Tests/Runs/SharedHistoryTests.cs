using BlocSim.Scenarios;

namespace BlocSim.Experiments.Tests;

/// <summary>Levels played from one past are the levels played from the start, bit by bit.</summary>
public class SharedHistoryTests
{
    private static readonly string[] Forkable =
    [
        .. CannedScenarios.Names.Where(n =>
            ScenarioLoader.Load(n).Scenario is var s
            && SharedHistory.IsShared(s)
            && (s.Bloc.Floors.Length > 0 || s.Tariffs.Length > 0)
        ),
    ];

    public static TheoryData<string> Scenarios() => [.. Forkable];

    [Fact]
    public void SeveralCannedScenarios_ShareTheirPast()
    {
        Assert.Contains("ndpr-floor-110", Forkable);
        Assert.True(Forkable.Length >= 6, string.Join(", ", Forkable));
    }

    private static void Equal(RunTable expected, RunTable found)
    {
        Assert.Equal(expected.Series.Count, found.Series.Count);
        foreach ((Series a, Series b) in expected.Series.Zip(found.Series))
        {
            Assert.Equal((a.Metric, a.Good, a.Entity), (b.Metric, b.Good, b.Entity));
            Assert.True(a.Values.AsSpan().SequenceEqual(b.Values), $"{a.Metric.Name} {a.Good} {a.Entity}");
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Levels_FromOnePast_AreLevelsFromTheStart(string name)
    {
        Scenario first = ScenarioLoader.Load(name).Scenario;
        Scenario At(double share) =>
            first with
            {
                Bloc = first.Bloc with
                {
                    Floors = [.. first.Bloc.Floors.Select(f => f with { Price = f.Price * share })],
                },
                Tariffs =
                [
                    .. first.Tariffs.Select(t =>
                        t with
                        {
                            AdValorem = t.AdValorem * share,
                            Specific = t.Specific + (50 * share),
                        }
                    ),
                ],
            };
        using var engine = new DirectEngine();
        var past = SharedHistory.Of(first, engine);
        foreach (double share in (double[])[0.8, 1.3, 1, 0.8])
        {
            PairedRun whole = PairedRun.Play(At(share), engine);
            PairedRun forked = past.Play(At(share), engine);
            Equal(whole.Policy, forked.Policy);
            Equal(whole.Baseline, forked.Baseline);
            Assert.Equal(whole.PolicyRun.Events, forked.PolicyRun.Events);
            Assert.Equal(whole.PolicyRun.Notes, forked.PolicyRun.Notes);
        }
    }

    /// <summary>A floor late in a run: most of it is past, and is played once.</summary>
    [Fact]
    public void LateFloor_HasALongPast()
    {
        using var engine = new DirectEngine();
        Scenario late = ScenarioLoader.Load("ndpr-floor-110", ["bloc.floor.from=2036-01", "bloc.tariffs=[]"]).Scenario;
        Assert.Equal(120, SharedHistory.Of(late, engine).Ticks);
        Assert.Equal(6, SharedHistory.Of(ScenarioLoader.Load("ndpr-floor-110").Scenario, engine).Ticks);
    }

    [Fact]
    public void WhereGovernmentsMayActBefore_ThereIsNoCommonPast()
    {
        using var engine = new DirectEngine();
        Scenario scenario = ScenarioLoader.Load("tit-for-tat").Scenario;
        Assert.False(SharedHistory.IsShared(scenario));
        Assert.Throws<ArgumentException>(() => SharedHistory.Of(scenario, engine));
    }

    /// <summary>A sweep over levels shares the past and writes the store that one without it writes.</summary>
    [Fact]
    public void Sweep_WithAndWithoutSharing_WritesTheSame()
    {
        using var folder = new Some.Folder();
        var many = Some.Floors(105, 115, 125, 135);
        Assert.True(ReplicationRunner.SharePast(many));
        Assert.False(ReplicationRunner.SharePast([.. many.Take(3)]));
        Assert.False(
            ReplicationRunner.SharePast([
                .. many.Select(p => p with { Settings = [new Setting("goods.ore.sigma", "5")] }),
            ])
        );
        using (Experiment together = Experiment.Open(Some.Setup(jobs: 2), folder.Store("a"), CancellationToken.None))
        {
            together.Ensure(many, 6, CancellationToken.None);
        }

        using (Experiment apart = Experiment.Open(Some.Setup(), folder.Store("b"), CancellationToken.None))
        {
            foreach (DesignPoint point in many)
            {
                apart.Ensure([point], 6, CancellationToken.None);
            }
        }

        using var a = ResultDatabase.OpenToRead(folder.Store("a"));
        using var b = ResultDatabase.OpenToRead(folder.Store("b"));
        Assert.Equal(ContentHash.Of(b), ContentHash.Of(a));
    }
}
