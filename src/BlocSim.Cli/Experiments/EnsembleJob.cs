using System.Globalization;
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
    /// <param name="until">How narrow an interval must be, in place of a number of runs; null for a number.</param>
    /// <param name="cancel">Stops cleanly.</param>
    public static int Play(
        LoadedScenario loaded,
        string name,
        string folder,
        ExperimentFlags flags,
        Precision? until,
        CancellationToken cancel
    )
    {
        if (until is not null && flags.Shard.Of > 1)
        {
            throw ExperimentException.Asked(
                "--until decides from all runs when to stop, so it cannot be split into parts; use --runs with --shard"
            );
        }

        var setup = new ExperimentSetup
        {
            Kind = "ensemble",
            Scenarios = [loaded],
            Names = [name],
            Version = ProductVersion.Text,
            Wanted = until is null ? [] : [until.Words],
            Jobs = flags.Jobs,
            Shard = flags.Shard,
        };
        var point = new DesignPoint(0, 0, []);
        int runs = flags.Runs;
        Spread? reached = null;
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
                for (runs = Precision.Fewest; ; runs = Math.Min(until.Next(reached, runs), Precision.Most))
                {
                    experiment.Ensure([point], runs, stop);
                    reached = Spread.Of(experiment.Values(quantity, 0, runs));
                    if (until.IsReached(reached) || runs >= Precision.Most)
                    {
                        return;
                    }
                }
            },
            experiment =>
            {
                RunManifest manifest = EnsembleReport.Write(experiment.Store, loaded, runs, folder, flags.Charts);
                if (!flags.Silent)
                {
                    PrintReached(experiment, until, reached, runs);
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
            : new Quantity(price, experiment.Axis.Count - 1, experiment.Axis.Labels[^1]);
        experiment.Watch.Headline = headline;
        if (headline is not null)
        {
            Good good = scenario.Goods.FirstOrDefault(g => g.Name == headline.Column.Good) ?? scenario.Goods[0];
            experiment.Watch.Scale = SummaryText.Scale(headline.Column.Metric, good);
        }
    }

    /// <summary>What came of --until.</summary>
    private static void PrintReached(Experiment experiment, Precision? until, Spread? reached, int runs)
    {
        if (until is null || reached is null)
        {
            return;
        }

        Quantity quantity = experiment.Wanted[0];
        (double factor, string unit) = experiment.Watch.Scale;
        string said = $"{quantity.Words}: {SpreadLines.WithError(reached.Mean, reached.HalfWidth, factor)} {unit}";
        Console.Out.WriteLine(
            until.IsReached(reached)
                ? string.Create(CultureInfo.InvariantCulture, $"{said} after {runs:#,0} runs, as narrow as asked")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{said} after {runs:#,0} runs, the most that --until makes; it is not as narrow as asked"
                )
        );
        Console.Out.WriteLine();
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

        Console.Out.WriteLine();
        Console.Out.WriteLine($"written to {folder}:");
        Console.Out.WriteLine(
            "  "
                + string.Join(
                    ", ",
                    manifest.Files.Keys.Append(ExperimentSession.StoreName).Order(StringComparer.Ordinal)
                )
        );
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
                    mean = Finite(s.Policy[^1].Mean),
                    halfWidth = Finite(s.Policy[^1].HalfWidth),
                    low = Finite(s.Policy[^1].Quantiles[0]),
                    median = Finite(s.Policy[^1].Median),
                    high = Finite(s.Policy[^1].Quantiles[^1]),
                    baseline = Finite(s.Baseline[^1].Mean),
                    difference = Finite(s.Difference[^1].Difference.Mean),
                    sameSign = Finite(s.Difference[^1].SameSign),
                    unit = s.Column.Metric.Unit,
                }),
            },
            Shared.JsonFormat
        );
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
