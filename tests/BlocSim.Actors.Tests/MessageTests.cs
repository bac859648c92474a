using System.Reflection;
using BlocSim.Scenarios;

namespace BlocSim.Actors.Tests;

/// <summary>Messages hold values: whoever is told something could be on another machine.</summary>
public class MessageTests
{
    private const int Most = 24_000;

    private static Dictionary<string, long[]> Bits(RunTable table) =>
        table.Series.ToDictionary(
            s => $"{s.Metric.Name} {s.Good} {s.Entity}",
            s => s.Values.Select(BitConverter.DoubleToInt64Bits).ToArray()
        );

    public static TheoryData<string> Canned() => [.. CannedScenarios.Names, .. CannedScenarios.Theory];

    /// <summary>
    /// Messages of every canned scenario, written to bytes and read again on their way there and back, give the bits of plain calls. The six largest are played
    /// until so many were carried; <c>ALL_MESSAGES=1</c> plays them to their end (five minutes).
    /// </summary>
    [Theory]
    [MemberData(nameof(Canned))]
    public void Play_EveryMessageWrittenAndReadAgain_GivesTheBitsOfPlainCalls(string name)
    {
        Scenario scenario = ScenarioLoader.Load(name).Scenario;
        var direct = new Run(scenario);
        var copied = new Run(scenario);
        using var plain = new DirectEngine();
        using var copying = new CopyingEngine();
        int end = Environment.GetEnvironmentVariable("ALL_MESSAGES") is null
            ? Math.Min(scenario.Clock.Ticks, Most / PerTick(direct))
            : scenario.Clock.Ticks;
        direct.PlayTo(end, plain, CancellationToken.None);
        copied.PlayTo(end, copying, CancellationToken.None);
        Assert.Equal((long)end * PerTick(direct), copying.Carried);
        Dictionary<string, long[]> wanted = Bits(direct.Table);
        Dictionary<string, long[]> found = Bits(copied.Table);
        Assert.Equal(wanted.Keys, found.Keys);
        Assert.All(wanted, s => Assert.True(s.Value.AsSpan().SequenceEqual(found[s.Key]), s.Key));
    }

    /// <summary>Messages and answers of a tick.</summary>
    private static int PerTick(Run run) => 2 * Enum.GetValues<Phase>().Sum(p => run.Participants(p).Length);

    private sealed record Note(Action Sent);

    /// <summary>The engine that copies would notice: what is no value cannot be written.</summary>
    [Fact]
    public void Write_WhatIsNoValue_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => Wire.Write(new Note(() => { })));
        Assert.Throws<InvalidOperationException>(() => Wire.Write(new Run(ScenarioLoader.Load("leaky-bloc").Scenario)));
    }

    /// <summary>What was read shares nothing with what was written.</summary>
    [Fact]
    public void Read_SharesNothingWithWhatWasWritten()
    {
        var sent = new CustomsReport(2);
        sent.Evaded[1] = 0.1 + 0.2;
        var got = (CustomsReport)Wire.Read(Wire.Write(sent));
        sent.Stockpiled[1] = 7;
        sent.Evaded[1] = 5;
        Assert.Equal(0, got.Stockpiled[1]);
        Assert.Equal(0.1 + 0.2, got.Evaded[1]);
    }

    /// <summary>No agent holds another one, the market or the books: what it knows of them it was told.</summary>
    [Fact]
    public void Agents_HoldNothingOfEachOther()
    {
        Type[] agents =
        [
            typeof(AuthorityAgent),
            typeof(AuthorityDesk),
            typeof(ProducerAgent),
            typeof(ProducerDesk),
            typeof(BuyerAgent),
            typeof(GovernmentAgent),
            typeof(MarketAgent),
        ];
        Type[] closed =
        [
            .. agents,
            typeof(ClearingHouse),
            typeof(Settlement),
            typeof(TickFigures),
            typeof(StatisticsOffice),
            typeof(Run),
        ];
        foreach (Type agent in agents)
        {
            IEnumerable<Type> held = Held(agent, [])
                .Where(t => t != agent && closed.Contains(t))
                .Where(t =>
                    !agent.Name.EndsWith("Desk", StringComparison.Ordinal)
                    || t.Name != agent.Name.Replace("Desk", "Agent", StringComparison.Ordinal)
                );
            Assert.Empty(held.Select(t => $"{agent.Name} holds a {t.Name}"));
        }
    }

    /// <summary>Types of the model that can be reached from a type's fields.</summary>
    private static HashSet<Type> Held(Type type, HashSet<Type> seen)
    {
        foreach (
            FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        )
        {
            IEnumerable<Type> parts = [field.FieldType, .. field.FieldType.GetGenericArguments()];
            foreach (Type part in parts.Select(p => p.IsArray ? p.GetElementType()! : p))
            {
                if (part.Assembly == typeof(Run).Assembly && seen.Add(part))
                {
                    Held(part, seen);
                }
            }
        }

        return seen;
    }
}
