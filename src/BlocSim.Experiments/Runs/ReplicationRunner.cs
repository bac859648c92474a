using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>Plays one run of an experiment; a run that fails is an outcome, not the end.</summary>
/// <param name="scenarios">The experiment's scenarios.</param>
/// <param name="seed">The seed that replications come from.</param>
/// <param name="columns">What is kept.</param>
/// <param name="axis">When.</param>
public sealed partial class ReplicationRunner(
    ImmutableArray<LoadedScenario> scenarios,
    ulong seed,
    ImmutableArray<Column> columns,
    PeriodAxis axis
) : IDisposable
{
    private readonly ThreadLocal<(int Number, SharedHistory? Past)> past = new();

    /// <summary>Lets go of what workers kept.</summary>
    public void Dispose() => past.Dispose();

    /// <summary>Plays a run and its baseline.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public Outcome Play(RunRequest request, CancellationToken cancel)
    {
        long start = Stopwatch.GetTimestamp();
        LoadedScenario from = scenarios[request.Point.Scenario];
        ulong own = Replication.Seed(seed, request.Number);
        string hash = string.Empty;
        try
        {
            LoadedScenario loaded = from.With(Replication.Changes(from, seed, request.Point, request.Number));
            hash = loaded.Hash;
            using var engine = new DirectEngine();
            PairedRun pair = Pair(request, loaded.Scenario, engine, cancel);
            return Finish(Keep(pair.Policy, false), Keep(pair.Baseline, true), string.Empty);
        }
        catch (Exception e) when (e is RunFailedException or ScenarioException)
        {
            return Finish([], [], e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A defect in one run must not cost the others; the message and the command to repeat it are kept.
            return Finish([], [], $"unexpected: {e.Message}");
        }

        Outcome Finish(double[][] policy, double[][] baseline, string error) =>
            new(
                request.Point.Index,
                request.Number,
                own,
                hash,
                policy,
                baseline,
                error,
                Stopwatch.GetElapsedTime(start).TotalSeconds
            );
    }

    /// <summary>
    /// Whether points differ in levels alone, so that the runs of one number share their baseline and their past: worth it from four points on,
    /// since every worker plays that past for itself.
    /// </summary>
    public static bool SharePast(IReadOnlyList<DesignPoint> points) =>
        points.Count >= 4
        && points.All(p => p.Scenario == points[0].Scenario && p.Settings.All(s => Level().IsMatch(s.Path)));

    /// <summary>Lets the runs of one number share their past from here on, or not.</summary>
    public bool SharesPast { get; set; }

    private PairedRun Pair(RunRequest request, Scenario scenario, DirectEngine engine, CancellationToken cancel)
    {
        if (!SharesPast || !SharedHistory.IsShared(scenario))
        {
            return PairedRun.Play(scenario, engine, cancel: cancel);
        }

        (int Number, SharedHistory? Past) kept = past.Value;
        if (kept.Past is null || kept.Number != request.Number)
        {
            // Let go of the old past first: memory holds one a worker.
            past.Value = default;
            kept = (request.Number, SharedHistory.Of(scenario, engine, cancel));
        }

        // A run that is broken off leaves a state that the next one comes back from.
        past.Value = kept;
        return kept.Past!.Play(scenario, engine, cancel);
    }

    [GeneratedRegex(
        @"^bloc\.(floor(\[\d+\])?\.price|tariffs(\[\d+\])?\.(ad-valorem|specific))$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Level();

    private double[][] Keep(RunTable table, bool baseline)
    {
        double[][] rows = [.. Enumerable.Range(0, axis.Count).Select(_ => new double[columns.Length])];
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = columns[c];
            bool kept = !(baseline && column.IsPaired);
            double[] values = axis.Values(column.Metric, kept ? column.In(table) : null);
            for (int p = 0; p < values.Length; p++)
            {
                rows[p][c] = values[p];
            }
        }

        return rows;
    }
}
