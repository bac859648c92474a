using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>run --runs</c> and <c>run --until</c>: one scenario many times.</summary>
internal static class EnsembleJob
{
    /// <summary>Plays and reports.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="name">How the user named it.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="flags">How.</param>
    /// <param name="until">When to stop, in place of a number of runs; null for a number.</param>
    /// <param name="cancel">Stops cleanly.</param>
    /// <param name="kept">A quantity to keep beside the usual ones; null for none.</param>
    public static int Play(
        LoadedScenario loaded,
        string name,
        string folder,
        ExperimentFlags flags,
        Until? until,
        CancellationToken cancel,
        string? kept = null
    )
    {
        var setup = new ExperimentSetup
        {
            Kind = "ensemble",
            Scenarios = [loaded],
            Names = [name],
            Version = ProductVersion.Text,
            Build = ProductVersion.Build,
            Wanted = (until?.Words ?? kept) is { } words ? [words] : [],
            Jobs = flags.Jobs,
            Shard = flags.Shard,
        };
        var point = new DesignPoint(0, 0, []);
        int runs = flags.Runs;
        return ExperimentSession.Play(
            setup,
            folder,
            flags,
            (experiment, stop) =>
            {
                Headline(experiment, loaded.Scenario);
                if (until is null)
                {
                    experiment.Ensure([point], runs, stop);
                    return;
                }

                Quantity quantity = experiment.Wanted[0];
                until.Replicate(
                    n => experiment.Ensure([point], n, stop),
                    n => Experiments.Spread.Of(experiment.Values(quantity, 0, n)),
                    quantity.Words
                );
                runs = until.Runs;
            },
            experiment =>
            {
                RunManifest manifest = EnsembleReport.Write(
                    experiment.Store,
                    loaded,
                    runs,
                    folder,
                    flags.Charts,
                    until?.Words ?? kept
                );
                if (!flags.Silent && until is not null)
                {
                    Console.Out.WriteLine(until.Said(experiment.Wanted[0].Words, experiment.Watch.Scale));
                    Console.Out.WriteLine();
                }

                Print(experiment.Store, loaded, folder, flags with { Runs = runs }, manifest);
            },
            cancel
        );
    }

    /// <summary>What the progress line estimates: the focus good's price in the last period, or what the user named.</summary>
    public static void Headline(Experiment experiment, Scenario scenario)
    {
        Column? price = experiment
            .Store.Head.Columns.Where(c => c.Good == scenario.Focus)
            .OrderBy(c => Array.IndexOf(["price-inside", "world-price"], c.Metric.Name) is var i && i >= 0 ? i : 9)
            .FirstOrDefault();
        Quantity? headline =
            experiment.Wanted.Length > 0 ? experiment.Wanted[0]
            : price is null ? null
            : new Quantity(price, experiment.Axis.Count - 1, experiment.Axis.Count - 1, experiment.Axis.Labels[^1]);
        experiment.Watch.Headline = headline;
        if (headline is not null)
        {
            Good good = scenario.Goods.FirstOrDefault(g => g.Name == headline.Column.Good) ?? scenario.Goods[0];
            experiment.Watch.Scale = SummaryText.Scale(headline.Column.Metric, good);
        }
    }

    /// <summary>Prints a finished ensemble.</summary>
    public static void Print(
        ResultStore store,
        LoadedScenario loaded,
        string folder,
        ExperimentFlags flags,
        RunManifest manifest
    )
    {
        if (flags.Json)
        {
            Console.Out.WriteLine(Json(store, loaded, flags.Runs, folder, manifest));
            return;
        }

        if (flags.Silent)
        {
            return;
        }

        foreach (string line in EnsembleReport.Lines(store, loaded, flags.Runs))
        {
            Console.Out.WriteLine(line);
        }

        if (loaded.Inputs.Count == 0)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(
                "No input is stated as uncertain: the runs differ in lead times, audits, rulings and decisions only. See \"uncertain\" in docs/reference/scenario.md."
            );
        }

        ExperimentOutput.Written(folder, manifest);
    }

    private static string Json(ResultStore store, LoadedScenario loaded, int runs, string folder, RunManifest manifest)
    {
        var spreads = PointSpreads.Of(store, 0, runs);
        return JsonSerializer.Serialize(
            new
            {
                scenario = loaded.Scenario.Name,
                version = manifest.Version,
                sha256 = manifest.Sha256,
                contents = manifest.Contents,
                seed = manifest.Seed,
                runs = spreads.Runs,
                failed = store.Failed().Count,
                folder,
                period = store.Head.Periods[^1],
                summary = spreads.Series.Select(s => new
                {
                    metric = s.Column.Metric.Name,
                    good = s.Column.Good,
                    entity = s.Column.Entity,
                    mean = ExperimentOutput.Finite(s.Policy[^1].Mean),
                    halfWidth = ExperimentOutput.Finite(s.Policy[^1].HalfWidth),
                    low = ExperimentOutput.Finite(s.Policy[^1].Quantiles[0]),
                    median = ExperimentOutput.Finite(s.Policy[^1].Median),
                    high = ExperimentOutput.Finite(s.Policy[^1].Quantiles[^1]),
                    baseline = ExperimentOutput.Finite(s.Baseline[^1].Mean),
                    difference = ExperimentOutput.Finite(s.Difference[^1].Difference.Mean),
                    sameSign = ExperimentOutput.Finite(s.Difference[^1].SameSign),
                    unit = s.Column.Metric.Unit,
                }),
            },
            Shared.JsonFormat
        );
    }
}
