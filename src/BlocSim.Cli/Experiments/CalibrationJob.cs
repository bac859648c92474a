using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
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
    private const double Alike = 0.95;
    private const double Loose = 0.25;
    private const double FarOff = 0.5;
    private ImmutableArray<Observation> observations = [];
    private ImmutableArray<double[]> modelled = [];
    private double noise = double.NaN;
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
                $"{string.Join("; ", factors.Select(f => $"{f.Path} {f.At(0)} to {f.At(0.999)}"))}; history {RunJob.Digest(Encoding.UTF8.GetBytes(history))}; hold out {holdOut}",
            Wanted = [.. observations.Select(o => Words(o.Quantity)).Distinct()],
        };
        Fit? fit = null;
        return ExperimentSession.Play(
            setup,
            folder,
            flags,
            (experiment, stop) =>
            {
                fit = LeastSquares.Find(
                    factors.Count,
                    places => Residuals(experiment, places, flags.Runs, stop),
                    loaded.Scenario.Seed
                );
                modelled = [Model(experiment, [fit.Shares], flags.Runs, stop)[0]];
                noise = Noise(experiment, flags.Runs);
            },
            experiment => Report(experiment.Store, fit!, folder, flags with { Charts = false }),
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
        return [.. values.Select(v => Off(v, held: false))];
    }

    private double Best(IReadOnlyList<double[]> values)
    {
        foreach (double[] v in values)
        {
            double[] off = Off(v, held: false);
            double size = Math.Sqrt(off.Sum(r => r * r) / off.Length);
            best = size < best ? size : best;
        }

        return best;
    }

    /// <summary>Model less observation in shares of the observation; of the mean size of the metric's observations where it is zero.</summary>
    private double[] Off(double[] values, bool held) =>
        [
            .. observations
                .Select((o, i) => (o, Value: values[i]))
                .Where(x => x.o.IsHeldOut == held)
                .Select(x => (x.Value - x.o.Value) / Size(x.o)),
        ];

    /// <summary>What a distance to an observation is a share of: the observation, or where it is zero the metric's mean size.</summary>
    private double Size(Observation o)
    {
        if (o.Value != 0)
        {
            return Math.Abs(o.Value);
        }

        double mean = observations.Where(x => x.Quantity.Column == o.Quantity.Column).Average(x => Math.Abs(x.Value));
        return mean > 0 ? mean : 1;
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
                .Select(o => Experiments.Spread.Of(experiment.Values(o.Quantity, next - 1, runs)).Deviation / Size(o)),
        ];
        return Math.Sqrt(apart.Sum(e => e * e) / apart.Length * (1 + (1.0 / runs)));
    }

    /// <summary>Standard error of a parameter in shares of its range: from what the fit leaves over and from draws.</summary>
    private double ErrorOf(Fit fit, int i)
    {
        // As many parameters as observations fit anything exactly; what is left over then is rounding, not an error.
        double scatter = fit.Variance + (double.IsNaN(noise) ? 0 : noise * noise);
        return fit.UnitErrors[i] * Math.Sqrt(scatter);
    }

    private void Report(ResultStore store, Fit fit, string folder, ExperimentFlags flags)
    {
        using var output = new OutputFolder(folder);
        string[] values = [.. factors.Select((f, i) => f.At(fit.Shares[i]))];
        using (StreamWriter file = output.Create("fit.csv"))
        {
            WriteFit(file, fit, values);
        }

        using (StreamWriter file = output.Create("observations.csv"))
        {
            WriteObservations(file);
        }

        List<string> lines = [.. Lines(fit, values, flags)];
        output.Write(
            "summary.md",
            $"# {loaded.Scenario.Name}: fitted to {Path.GetFileName(historyName)}\n\n```text\n{string.Join('\n', lines)}\n```\n"
        );
        output.Write("scenario.yaml", loaded.With([.. factors.Select((f, i) => $"{f.Path}={values[i]}")]).Text);
        Receipt receipt = ExperimentOutput.Receipt(store, loaded);
        RunManifest manifest = ExperimentOutput.Manifest(store, receipt, loaded, flags, output);
        output.Write("manifest.json", manifest.ToJson());
        output.Commit();
        if (flags.Json)
        {
            Console.Out.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        scenario = loaded.Scenario.Name,
                        version = manifest.Version,
                        contents = manifest.Contents,
                        folder,
                        settings = fit.Evaluations,
                        error = fit.RootMeanSquare,
                        holdOutError = HeldOut(),
                        parameters = factors.Select(
                            (f, i) =>
                                new
                                {
                                    path = f.Path,
                                    value = values[i],
                                    standardErrorOfRange = ExperimentOutput.Finite(ErrorOf(fit, i)),
                                    told = Told(fit, i),
                                }
                        ),
                    },
                    Shared.JsonFormat
                )
            );
        }
        else if (!flags.Silent)
        {
            foreach (string line in lines)
            {
                Console.Out.WriteLine(line);
            }

            Console.Out.WriteLine();
            Console.Out.WriteLine("scenario.yaml there has the fitted values");
            ExperimentOutput.Written(folder, manifest);
        }
    }

    private double? HeldOut()
    {
        double[] off = Off(modelled[0], held: true);
        return off.Length == 0 ? null : Math.Sqrt(off.Sum(r => r * r) / off.Length);
    }

    private IEnumerable<string> Lines(Fit fit, string[] values, ExperimentFlags flags)
    {
        int used = observations.Count(o => !o.IsHeldOut);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{loaded.Scenario.Name}: {ExperimentSession.Counted(factors.Count, "parameter")} fitted to {ExperimentSession.Counted(used, "observation")}, {ExperimentSession.Counted(fit.Evaluations, "setting")} tried"
        );
        string held = HeldOut() is { } off
            ? string.Create(CultureInfo.InvariantCulture, $"; held out: {100 * off:0.##} % off")
            : string.Empty;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"fit: {100 * fit.RootMeanSquare:0.##} % off (root mean square){held}"
        );
        if (fit.RootMeanSquare > FarOff)
        {
            yield return "That far off, a unit may be wrong: a history is in the metrics' own units (USD/t, t/yr, shares from 0 to 1; docs/reference/metrics.md)";
        }

        if (flags.Runs == 1)
        {
            yield return "One run a setting: where the scenario draws at random, the fit follows these draws, and its standard errors leave them out. Without --runs 1 they are in";
        }
        else if (noise > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"history happened once: draws alone set it {100 * noise:0.##} % apart from the mean of {ExperimentSession.Counted(flags.Runs)}{(double.IsNaN(fit.Variance) ? string.Empty : "; standard errors have that in them")}"
            );
        }

        yield return string.Empty;
        List<string[]> cells =
        [
            ["parameter", "fitted", "standard error", "is told"],
        ];
        for (int i = 0; i < factors.Count; i++)
        {
            cells.Add([factors[i].Path, SettingText.Short(values[i]), Error(fit, i), Told(fit, i)]);
        }

        foreach (string line in TextTable.Lines(cells))
        {
            yield return "  " + line;
        }

        for (int i = 0; i < factors.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Math.Abs(fit.Correlations[i][j]) > Alike)
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {factors[j].Path} and {factors[i].Path} do the same to these observations (correlation {fit.Correlations[i][j]:0.00}): only together are they told"
                    );
                }
            }
        }
    }

    private string Error(Fit fit, int i) =>
        double.IsNaN(ErrorOf(fit, i))
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * ErrorOf(fit, i):0.##} % of its range");

    private string Told(Fit fit, int i) =>
        fit.Shares[i] is <= 0 or >= 1 ? "at the edge of its range"
        : fit.Correlations[i].Where((_, j) => j != i).Any(c => Math.Abs(c) > Alike) ? "only with another, below"
        : !factors[i].IsRange ? "among the values of a choice"
        : double.IsNaN(fit.UnitErrors[i]) ? "no: these observations do not tell it"
        : double.IsNaN(fit.Variance)
            ? $"not identified: {ExperimentSession.Counted(fit.Residuals.Length, "observation")} for {ExperimentSession.Counted(factors.Count, "parameter")}"
        : ErrorOf(fit, i) > Loose ? "hardly"
        : "yes";

    private void WriteFit(TextWriter output, Fit fit, string[] values)
    {
        using var csv = new CsvRows(output);
        csv.Row(["parameter", "value", "share_of_range", "standard_error_of_range", "told"]);
        for (int i = 0; i < factors.Count; i++)
        {
            csv.Row([
                factors[i].Path,
                values[i],
                CsvRows.Cell(fit.Shares[i]),
                CsvRows.Cell(ErrorOf(fit, i)),
                Told(fit, i),
            ]);
        }
    }

    private void WriteObservations(TextWriter output)
    {
        using var csv = new CsvRows(output);
        csv.Row(["date", "metric", "good", "entity", "observed", "fitted", "held_out", "unit"]);
        for (int i = 0; i < observations.Length; i++)
        {
            Observation o = observations[i];
            csv.Row([
                o.Quantity.PeriodLabel,
                o.Quantity.Column.Metric.Name,
                o.Quantity.Column.Good,
                o.Quantity.Column.Entity,
                CsvRows.Cell(o.Value),
                CsvRows.Cell(modelled[0][i]),
                o.IsHeldOut ? "yes" : "no",
                o.Quantity.Column.Metric.Unit,
            ]);
        }
    }
}
