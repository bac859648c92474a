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
    /// <param name="keptSaid">What an earlier run said of it.</param>
    /// <param name="kept">A quantity to keep beside the usual ones; null for none.</param>
    public static int Play(
        LoadedScenario loaded,
        string name,
        string folder,
        ExperimentFlags flags,
        Until? until,
        CancellationToken cancel,
        string? kept = null,
        string keptSaid = ""
    )
    {
        ExperimentSetup setup = ExperimentOutput.Setup("ensemble", loaded, name, flags) with
        {
            Wanted = (until?.Words ?? kept) is { } words ? [words] : [],
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
                until.Check(quantity.Column.Metric);
                until.Replicate(
                    n => experiment.Ensure([point], n, stop),
                    n => Experiments.Spread.Of(experiment.Values(quantity, 0, n)),
                    quantity.Words
                );
                runs = until.Runs;
            },
            experiment =>
            {
                string said = until?.Said(experiment.Wanted[0].Words, experiment.Watch.Scale) ?? keptSaid;
                if (!flags.Silent && said.Length > 0)
                {
                    Console.Out.WriteLine(said);
                    Console.Out.WriteLine();
                }

                int held = experiment.Store.Done().Count;
                if (!flags.Silent && held > runs)
                {
                    Console.Out.WriteLine(
                        $"{Counted.Of(held)} of it are kept in {folder}; tables and charts there are of the first {runs} now."
                    );
                    Console.Out.WriteLine();
                }

                ExperimentOutput.Print(
                    EnsembleReport.Of(
                        experiment.Store,
                        loaded,
                        folder,
                        flags.Report with
                        {
                            Runs = runs,
                        },
                        until?.Words ?? kept,
                        said
                    ),
                    folder,
                    flags
                );
            },
            cancel
        );
    }

    /// <summary>What the progress line estimates: the focus good's price in the last year, or what the user named.</summary>
    public static void Headline(Experiment experiment, Scenario scenario)
    {
        Column? price = experiment
            .Store.Head.Columns.Where(c => c.Good == scenario.Focus)
            .OrderBy(c => Array.IndexOf(["price-inside", "world-price"], c.Metric.Name) is var i && i >= 0 ? i : 9)
            .FirstOrDefault();
        Quantity? headline =
            experiment.Wanted.Length > 0 ? experiment.Wanted[0]
            : price is null ? null
            : Quantity.LastYear(price, experiment.Axis.Labels);
        experiment.Watch.Headline = headline;
        if (headline is not null)
        {
            experiment.Watch.Scale = ReportParts.Scale(scenario, headline.Column);
        }
    }
}
