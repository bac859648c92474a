using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>A fit of parameters to a history, and what it is worth.</summary>
internal sealed class CalibrationJob(
    LoadedScenario loaded,
    string name,
    IReadOnlyList<Factor> factors,
    string history,
    string historyName,
    string? holdOut
)
{
    private ImmutableArray<Observation> observations = [];
    private int next;
    private double best = double.PositiveInfinity;

    public int Play(string folder, ExperimentFlags flags, CancellationToken cancel)
    {
        SweepJob.Try(loaded, factors.SelectMany(f => (Setting[])[new(f.Path, f.At(0.05)), new(f.Path, f.At(0.95))]));
        using (var engine = new DirectEngine())
        {
            var pair = PairedRun.Play(loaded.Scenario, engine, cancel: cancel);
            observations = History.Read(history, historyName, pair, new PeriodAxis(loaded.Scenario.Clock), holdOut);
        }

        ExperimentSetup setup = ExperimentOutput.Setup("calibration", loaded, name, flags) with
        {
            Inputs = [.. loaded.Files, Path.GetFullPath(historyName)],
            Design =
                $"{string.Join("; ", factors.Select(f => $"{f.Path} {f.At(0)} to {f.At(0.999)}"))}; history {FileDigest.Of(Encoding.UTF8.GetBytes(history))}; hold out {holdOut}",
            Wanted = [.. observations.Select(o => Words(o.Quantity)).Distinct()],
        };
        FittedHistory? fitted = null;
        return ExperimentSession.Play(
            setup,
            folder,
            flags,
            (experiment, stop) =>
            {
                Fit fit = LeastSquares.Find(
                    factors.Count,
                    places => Residuals(experiment, places, flags.Runs, stop),
                    loaded.Scenario.Seed
                );
                fitted = new FittedHistory
                {
                    Factors = factors,
                    Observations = observations,
                    Fit = fit,
                    Modelled = Model(experiment, [fit.Shares], flags.Runs, stop)[0],
                    Noise = Noise(experiment, flags.Runs),
                };
            },
            experiment =>
            {
                var report = new CalibrationReport(loaded, fitted!, historyName);
                ExperimentOutput.Print(report.Of(experiment.Store, folder, flags.Runs), folder, flags);
            },
            cancel
        );
    }

    private static string Words(Quantity q) =>
        $"{q.Column.Metric.Name} {q.Column.Good} {q.Column.Entity} in {q.PeriodLabel}";

    private IReadOnlyList<double[]> Residuals(
        Experiment experiment,
        IReadOnlyList<double[]> places,
        int runs,
        CancellationToken stop
    )
    {
        IReadOnlyList<double[]> values = Model(experiment, [.. places.Select(p => p.ToImmutableArray())], runs, stop);
        experiment.Watch.Doing = string.Create(
            CultureInfo.InvariantCulture,
            $"best so far {100 * Best(values):0.#} % off"
        );
        return [.. values.Select(v => FittedHistory.Off(observations, v, held: false))];
    }

    private double Best(IReadOnlyList<double[]> values)
    {
        foreach (double[] v in values)
        {
            double[] off = FittedHistory.Off(observations, v, held: false);
            double size = Math.Sqrt(off.Sum(r => r * r) / off.Length);
            best = size < best ? size : best;
        }

        return best;
    }

    /// <summary>The mean over replications of every observed quantity at several places, in the order of the observations.</summary>
    private double[][] Model(
        Experiment experiment,
        IReadOnlyList<ImmutableArray<double>> places,
        int runs,
        CancellationToken stop
    )
    {
        DesignPoint[] points = [.. places.Select(p => Factor.Point(factors, next++, p))];
        experiment.Ensure(points, runs, stop);
        Column[] columns = [.. observations.Select(o => o.Quantity.Column).Distinct()];
        return
        [
            .. points.Select(p =>
            {
                double[][][] read = experiment.Store.Read(p.Index, false, columns, runs).Values;
                return observations
                    .Select(o =>
                        Experiments
                            .Spread.Of(read[Array.IndexOf(columns, o.Quantity.Column)].Select(o.Quantity.Of))
                            .Mean
                    )
                    .ToArray();
            }),
        ];
    }

    /// <summary>
    /// How far draws alone set model and history apart, root mean square in shares of the observations: history happened once, the model's mean is of
    /// some runs, so the variance of one run counts 1 + 1 / runs times. NaN from one run.
    /// </summary>
    private double Noise(Experiment experiment, int runs)
    {
        double[] apart =
        [
            .. observations
                .Where(o => !o.IsHeldOut)
                .Select(o =>
                    Experiments.Spread.Of(experiment.Values(o.Quantity, next - 1, runs)).Deviation
                    / FittedHistory.Size(observations, o)
                ),
        ];
        return Math.Sqrt(apart.Sum(e => e * e) / apart.Length * (1 + (1.0 / runs)));
    }
}
