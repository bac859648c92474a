using Akka.Actor;
using BlocSim.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlocSim.Actors.Tests;

/// <summary>BlocSim inside another program.</summary>
public class HostingTests
{
    private static async Task<IHost> Started()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddBlocSim();
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>The code of docs/guides/embedding.md, as it stands there.</summary>
    private static async Task<double> Embedded(string[] args)
    {
        // <embedding>
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddBlocSim(o => o.PhaseTimeout = TimeSpan.FromSeconds(10));
        using IHost host = builder.Build();
        await host.StartAsync();

        Scenario scenario = ScenarioLoader.Load("leaky-bloc", ["bloc.floor.price=90 USD/kg"]).Scenario;
        using IEngine engine = host.Services.GetRequiredService<ActorEngines>().New();
        RunTable table = new Run(scenario).Play(engine);
        double paid = table.Find("price-inside", "oxide", "bloc")![^1];

        await host.StopAsync();
        // </embedding>
        return paid;
    }

    [Fact]
    public async Task Embedded_GivesWhatPlainCallsGive()
    {
        Scenario scenario = ScenarioLoader.Load("leaky-bloc", ["bloc.floor.price=90 USD/kg"]).Scenario;
        using var direct = new DirectEngine();
        Assert.Equal(new Run(scenario).Play(direct).Find("price-inside", "oxide", "bloc")![^1], await Embedded([]));
    }

    /// <summary>The guide holds this code line by line, so that what it tells a reader to type compiles and runs.</summary>
    [Fact]
    public void Guide_HoldsTheCodeThatRunsHere()
    {
        string here = File.ReadAllText(Path.Combine(Repository.Root, "tests/BlocSim.Actors.Tests/HostingTests.cs"));
        string[] code =
        [
            .. here.Split("// <embedding>\n")[1]
                .Split("// </embedding>")[0]
                .Split('\n')
                .Select(l => l.Trim())
                .Where(l => l.Length > 0),
        ];
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/guides/embedding.md"));
        Assert.All(code, line => Assert.Contains(line, guide, StringComparison.Ordinal));
    }

    /// <summary>A host that stops during a run ends it at once, with the reason.</summary>
    [Fact]
    public async Task HostThatStops_EndsTheRunWithTheReason()
    {
        using IHost host = await Started();
        using var reached = new ManualResetEventSlim(false);
        using var stopping = new ManualResetEventSlim(false);
        var run = new Run(
            ScenarioLoader.Load("leaky-bloc").Scenario,
            new RunOptions
            {
                Interfere = (_, phase, tick) =>
                {
                    if (tick == 3 && phase == Phase.Clear)
                    {
                        reached.Set();
                        stopping.Wait(TimeSpan.FromSeconds(10));
                    }
                },
            }
        );
        Task<Exception?> played = Task.Run<Exception?>(() =>
        {
            using IEngine engine = host.Services.GetRequiredService<ActorEngines>().New();
            return Record.Exception(() => run.Play(engine));
        });
        reached.Wait(TimeSpan.FromSeconds(10));
        Task stopped = host.StopAsync();
        await Task.Delay(100);
        stopping.Set();
        await stopped;
        RunFailedException e = Assert.IsType<RunFailedException>(await played.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("ended from outside", e.Message, StringComparison.Ordinal);
    }

    /// <summary>An engine that was disposed of plays no more.</summary>
    [Fact]
    public async Task DisposedEngine_PlaysNoMore()
    {
        using IHost host = await Started();
        IEngine engine = host.Services.GetRequiredService<ActorEngines>().New();
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new Run(ScenarioLoader.Load("leaky-bloc").Scenario).Play(engine));
        await host.StopAsync();
    }

    /// <summary>Two runs at once in one system reach nothing of each other, and an engine that is done leaves the system to the host.</summary>
    [Fact]
    public async Task TwoRunsInOneSystem_GiveTheBitsOfEachAlone()
    {
        using IHost host = await Started();
        ActorEngines engines = host.Services.GetRequiredService<ActorEngines>();
        string[] names = ["leaky-bloc", "tit-for-tat", "leaky-bloc", "in-court"];
        Task<long[]>[] played =
        [
            .. names.Select(name =>
                Task.Run(() =>
                {
                    using IEngine engine = engines.New();
                    return Bits.Of(new Run(ScenarioLoader.Load(name).Scenario).Play(engine));
                })
            ),
        ];
        long[][] bits = await Task.WhenAll(played);
        using var direct = new DirectEngine();
        for (int i = 0; i < names.Length; i++)
        {
            Assert.Equal(Bits.Of(new Run(ScenarioLoader.Load(names[i]).Scenario).Play(direct)), bits[i]);
        }

        ActorSystem system = host.Services.GetRequiredService<ActorSystem>();
        Assert.False(system.WhenTerminated.IsCompleted);
        await host.StopAsync();
        Assert.True(system.WhenTerminated.IsCompleted);
    }
}
