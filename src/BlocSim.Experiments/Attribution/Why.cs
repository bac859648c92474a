using System.Globalization;
using System.Runtime.ExceptionServices;
using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>
/// Why a result is what it is: the difference that the policy makes to a quantity, shared out over its instruments by paired runs with the same draws, and what each
/// stated doubt does to it.
/// </summary>
public sealed class Why
{
    private const double LowEnd = 0.1;
    private const double HighEnd = 0.9;

    private Why(Quantity quantity)
    {
        Quantity = quantity;
    }

    /// <summary>What was asked about.</summary>
    public Quantity Quantity { get; }

    /// <summary>The quantity with the whole policy, over runs.</summary>
    public required Spread With { get; init; }

    /// <summary>The same without any of it.</summary>
    public required Spread Without { get; init; }

    /// <summary>The difference, run by run.</summary>
    public required Spread Effect { get; init; }

    /// <summary>Instruments, the largest share first; shares add up to the effect.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Whether every subset of instruments was played; else orders were drawn.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Stated doubts, the one that moves the effect most first.</summary>
    public required IReadOnlyList<Doubt> Doubts { get; init; }

    /// <summary>Plays everything.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="words">The quantity, as <see cref="Quantity.Parse"/> reads it.</param>
    /// <param name="runs">How many worlds; the same for every set of instruments.</param>
    /// <param name="doubtRuns">How many worlds for each end of each doubt; 0 leaves doubts out.</param>
    /// <param name="jobs">How many at a time.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ExperimentException">It names nothing that is recorded, there is no policy, or it has no value somewhere.</exception>
    /// <exception cref="RunFailedException">A run did not come to its end.</exception>
    public static Why Ask(
        LoadedScenario loaded,
        string words,
        int runs,
        int doubtRuns,
        int jobs,
        CancellationToken cancel = default
    )
    {
        IReadOnlyList<Instrument> instruments = Instrument.Of(loaded.Scenario);
        if (instruments.Count == 0)
        {
            throw ExperimentException.Asked(
                "the scenario has no policy under test, so there is nothing to ask why about; give it a floor, a duty or another instrument"
            );
        }

        Quantity quantity = Find(loaded.Scenario, words, cancel);
        double[][] values = new double[runs][];
        double[][] shares = new double[runs][];
        int all = (1 << instruments.Count) - 1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancel };
        Each(
            runs,
            options,
            run =>
            {
                Scenario world = World(loaded, run + 1, []);
                using var engine = new DirectEngine();
                var game = new PairedSets(world, instruments, quantity, engine, cancel);
                shares[run] = Shapley.Of(instruments.Count, game.Value, loaded.Scenario.Seed);
                values[run] =
                [
                    game.Value(all),
                    game.Value(0),
                    .. instruments.Select((_, i) => game.Value(1 << i)),
                    .. instruments.Select((_, i) => game.Value(all & ~(1 << i))),
                ];
            }
        );
        int k = instruments.Count;
        Spread Of(Func<int, double> of) => Spread.Of(Enumerable.Range(0, runs).Select(of));
        return new Why(quantity)
        {
            With = Of(r => values[r][0]),
            Without = Of(r => values[r][1]),
            Effect = Of(r => values[r][0] - values[r][1]),
            Reasons =
            [
                .. instruments
                    .Select(
                        (instrument, i) =>
                            new Reason(
                                instrument.Name,
                                Of(r => shares[r][i]),
                                Of(r => values[r][2 + i] - values[r][1]),
                                Of(r => values[r][0] - values[r][2 + k + i])
                            )
                    )
                    .OrderByDescending(x => Math.Abs(x.Share.Mean)),
            ],
            IsExact = k <= Shapley.Exactly,
            Doubts = doubtRuns > 0 ? Ends(loaded, quantity, doubtRuns, options) : [],
        };
    }

    private static List<Doubt> Ends(LoadedScenario loaded, Quantity quantity, int runs, ParallelOptions options)
    {
        var doubts = new Doubt[loaded.Inputs.Count];
        Each(
            doubts.Length,
            options,
            i =>
            {
                UncertainInput input = loaded.Inputs[i];
                double Effect(string value) =>
                    Enumerable
                        .Range(1, runs)
                        .Average(run =>
                        {
                            Scenario world = World(loaded, run, [$"{input.Path}={value}"]);
                            using var engine = new DirectEngine();
                            IReadOnlyList<Instrument> own = Instrument.Of(world);
                            var game = new PairedSets(world, own, quantity, engine, options.CancellationToken);
                            return game.Value((1 << own.Count) - 1) - game.Value(0);
                        });
                (string low, string high) = (Rounded(input.At(LowEnd)), Rounded(input.At(HighEnd)));
                doubts[i] = new Doubt(input, low, high, Effect(low), Effect(high));
            }
        );
        return [.. doubts.OrderByDescending(d => d.Reach)];
    }

    /// <summary>Several at a time; what goes wrong in one is said as if it had been the only one.</summary>
    private static void Each(int count, ParallelOptions options, Action<int> play)
    {
        try
        {
            Parallel.For(0, count, options, play);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Capture(e.Flatten().InnerExceptions[0]).Throw();
        }
    }

    /// <summary>A value with its number to three digits: an end of a range is no exact figure, and is read.</summary>
    private static string Rounded(string value)
    {
        string number = value.Split(' ')[0];
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double exact) || exact == 0)
        {
            return value;
        }

        int digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(exact))), 0, 12);
        return Math.Round(exact, digits).ToString(CultureInfo.InvariantCulture) + value[number.Length..];
    }

    /// <summary>One world: a seed of its own, doubts at their central values but for what is set.</summary>
    private static Scenario World(LoadedScenario loaded, int run, string[] set)
    {
        ulong seed = Replication.Seed(loaded.Scenario.Seed, run);
        return set.Length == 0
            ? loaded.Scenario with
            {
                Seed = seed,
            }
            : loaded.With([string.Create(CultureInfo.InvariantCulture, $"seed={seed}"), .. set]).Scenario;
    }

    private static Quantity Find(Scenario scenario, string words, CancellationToken cancel)
    {
        using var engine = new DirectEngine();
        PairedRun pair = PairedRun.Play(scenario, engine, cancel: cancel);
        Column[] recorded = [.. pair.Policy.Series.Select(s => new Column(s.Metric, s.Good, s.Entity))];
        string[] periods = [.. Enumerable.Range(0, scenario.Clock.Ticks).Select(scenario.Clock.Label)];
        return Quantity.Parse(words, recorded, scenario.Focus, periods);
    }
}
