using System.Collections.Immutable;
using System.Diagnostics;
using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>Plays one run of an experiment; a run that fails is an outcome, not the end.</summary>
/// <param name="scenarios">The experiment's scenarios.</param>
/// <param name="seed">The seed that replications come from.</param>
/// <param name="columns">What is kept.</param>
/// <param name="axis">When.</param>
public sealed class Player(
    ImmutableArray<LoadedScenario> scenarios,
    ulong seed,
    ImmutableArray<Column> columns,
    PeriodAxis axis
)
{
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
            PairedRun pair = PairedRun.Play(loaded.Scenario, engine, cancel: cancel);
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

    private double[][] Keep(RunTable table, bool baseline)
    {
        double[][] rows = [.. Enumerable.Range(0, axis.Count).Select(_ => new double[columns.Length])];
        for (int c = 0; c < columns.Length; c++)
        {
            Column column = columns[c];
            bool kept = !(baseline && column.IsPaired);
            double[] means = axis.Means(kept ? table.Find(column.Metric.Name, column.Good, column.Entity) : null);
            for (int p = 0; p < means.Length; p++)
            {
                rows[p][c] = means[p];
            }
        }

        return rows;
    }
}
