using System.Globalization;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Tables of a fit to a history, and what the fit is worth.</summary>
/// <param name="loaded">The scenario that was fitted.</param>
/// <param name="fitted">The fit.</param>
/// <param name="historyName">The file that the history came from.</param>
public sealed class CalibrationReport(LoadedScenario loaded, FittedHistory fitted, string historyName)
{
    private const double Alike = 0.95;
    private const double Loose = 0.25;
    private const double FarOff = 0.5;
    private readonly Fit fit = fitted.Fit;
    private readonly IReadOnlyList<Factor> factors = fitted.Factors;

    /// <summary>Writes tables and gives the answer.</summary>
    /// <param name="store">The runs that were tried.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="runs">Replications of each setting.</param>
    public ExperimentAnswer Of(ResultDatabase store, string folder, int runs)
    {
        using var output = new OutputFolder(folder);
        string[] values = [.. factors.Select((f, i) => f.At(fit.Shares[i]))];
        using (StreamWriter file = output.Create("fit.csv"))
        {
            WriteFit(file, values);
        }

        using (StreamWriter file = output.Create("observations.csv"))
        {
            WriteObservations(file);
        }

        List<string> lines = [.. Lines(values, runs)];
        output.Write(
            "summary.md",
            $"# {loaded.Scenario.Name}: fitted to {Path.GetFileName(historyName)}\n\n```text\n{string.Join('\n', lines)}\n```\n"
        );
        output.Write("scenario.yaml", loaded.With([.. factors.Select((f, i) => $"{f.Path}={values[i]}")]).Text);
        Provenance receipt = ReportParts.Provenance(store, loaded);
        RunManifest manifest = ReportParts.Manifest(
            store,
            receipt,
            loaded,
            new ReportOptions(runs, Charts: false),
            output
        );
        output.Write("manifest.json", manifest.ToJson());
        output.Commit();
        return new ExperimentAnswer(
            manifest,
            [.. lines, string.Empty, "scenario.yaml there has the fitted values"],
            () => Json(values, folder, manifest)
        );
    }

    private string Json(string[] values, string folder, RunManifest manifest) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = loaded.Scenario.Name,
                version = manifest.Version,
                contents = manifest.Contents,
                folder,
                settings = fit.Evaluations,
                error = fit.RootMeanSquare,
                holdOutError = fitted.HeldOut(),
                parameters = factors.Select(
                    (f, i) =>
                        new
                        {
                            path = f.Path,
                            value = values[i],
                            standardErrorOfRange = ReportParts.Finite(fitted.ErrorOf(i)),
                            told = Told(i),
                        }
                ),
            },
            JsonText.Format
        );

    private IEnumerable<string> Lines(string[] values, int runs)
    {
        int used = fitted.Observations.Count(o => !o.IsHeldOut);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{loaded.Scenario.Name}: {Counted.Of(factors.Count, "parameter")} fitted to {Counted.Of(used, "observation")}, {Counted.Of(fit.Evaluations, "setting")} tried"
        );
        string held = fitted.HeldOut() is { } off
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

        if (runs == 1)
        {
            yield return "One run a setting: where the scenario draws at random, the fit follows these draws, and its standard errors leave them out. Without --runs 1 they are in";
        }
        else if (fitted.Noise > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"history happened once: draws alone set it {100 * fitted.Noise:0.##} % apart from the mean of {Counted.Of(runs)}{(double.IsNaN(fit.Variance) ? string.Empty : "; standard errors have that in them")}"
            );
        }

        yield return string.Empty;
        List<string[]> cells =
        [
            ["parameter", "fitted", "standard error", "is told"],
        ];
        for (int i = 0; i < factors.Count; i++)
        {
            cells.Add([factors[i].Path, SettingText.Short(values[i]), Error(i), Told(i)]);
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

    private string Error(int i) =>
        double.IsNaN(fitted.ErrorOf(i))
            ? "-"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * fitted.ErrorOf(i):0.##} % of its range");

    private string Told(int i) =>
        fit.Shares[i] is <= 0 or >= 1 ? "at the edge of its range"
        : fit.Correlations[i].Where((_, j) => j != i).Any(c => Math.Abs(c) > Alike) ? "only with another, below"
        : !factors[i].IsRange ? "among the values of a choice"
        : double.IsNaN(fit.UnitErrors[i]) ? "no: these observations do not tell it"
        : double.IsNaN(fit.Variance)
            ? $"not identified: {Counted.Of(fit.Residuals.Length, "observation")} for {Counted.Of(factors.Count, "parameter")}"
        : fitted.ErrorOf(i) > Loose ? "hardly"
        : "yes";

    private void WriteFit(TextWriter output, string[] values)
    {
        using var csv = new CsvRows(output);
        csv.Row(["parameter", "value", "share_of_range", "standard_error_of_range", "told"]);
        for (int i = 0; i < factors.Count; i++)
        {
            csv.Row([
                factors[i].Path,
                values[i],
                CsvRows.Cell(fit.Shares[i]),
                CsvRows.Cell(fitted.ErrorOf(i)),
                Told(i),
            ]);
        }
    }

    private void WriteObservations(TextWriter output)
    {
        using var csv = new CsvRows(output);
        csv.Row(["date", "metric", "good", "entity", "observed", "fitted", "held_out", "unit"]);
        for (int i = 0; i < fitted.Observations.Length; i++)
        {
            Observation o = fitted.Observations[i];
            csv.Row([
                o.Quantity.PeriodLabel,
                o.Quantity.Column.Metric.Name,
                o.Quantity.Column.Good,
                o.Quantity.Column.Entity,
                CsvRows.Cell(o.Value),
                CsvRows.Cell(fitted.Modelled[i]),
                o.IsHeldOut ? "yes" : "no",
                o.Quantity.Column.Metric.Unit,
            ]);
        }
    }
}
