using System.Globalization;
using System.Text;
using System.Text.Json;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Tables and charts of a sweep.</summary>
public static class SweepReport
{
    private const int LinesShown = 24;

    /// <summary>Writes tables and charts and prints the answer.</summary>
    public static ExperimentAnswer Of(ResultDatabase store, SweepView view, string folder, ReportOptions options)
    {
        RunManifest manifest = Write(store, view, folder, options);
        return new ExperimentAnswer(manifest, Lines(view), () => Json(view, folder, manifest));
    }

    private static RunManifest Write(ResultDatabase store, SweepView view, string folder, ReportOptions options)
    {
        using var output = new OutputFolder(folder);
        Provenance receipt = ReportParts.Provenance(store, view.Loaded);
        using (StreamWriter file = output.Create("designs.csv"))
        {
            DesignTable.Write(file, view.Points);
        }

        using (StreamWriter file = output.Create("sweep.csv"))
        {
            SweepTable.Write(file, view);
        }

        output.Write("summary.md", Markdown(view, receipt));
        output.Write("scenario.yaml", view.Loaded.Text);
        if (options.Charts)
        {
            foreach ((string name, Figure figure) in SweepFigures.Of(view, receipt))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        RunManifest manifest = ReportParts.Manifest(store, receipt, view.Loaded, options, output);
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(SweepFigures.Files);
        return manifest;
    }

    /// <summary>That a search leaves out steps it does not need.</summary>
    private static string Halved(SweepView view)
    {
        int steps = view.Plan.Design == "bisection" ? view.Levers[0].Steps().Length : 0;
        return steps > view.Points.Length ? $" of {steps} (halving the range needed no more)" : string.Empty;
    }

    private static IEnumerable<string> Lines(SweepView view)
    {
        int runs = view.Spread(view.Points[0], view.Outputs[0]).Count;
        string each = runs == 1 ? "one run each" : string.Create(CultureInfo.InvariantCulture, $"{runs:#,0} runs each");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{view.Loaded.Scenario.Name}: {Counted.Of(view.Points.Length, "setting")}{Halved(view)}, {each} with its baseline"
        );
        yield return string.Empty;
        List<string[]> rows = Rows(view);
        foreach (string line in TextTable.Lines([.. rows.Take(LinesShown + 1)]))
        {
            yield return ("  " + line).TrimEnd();
        }

        if (rows.Count > LinesShown + 1)
        {
            yield return $"  ... and {rows.Count - LinesShown - 1} more in sweep.csv";
        }

        if (FrontierFigure.WhyNone(view) is { Length: > 0 } why)
        {
            yield return string.Empty;
            yield return why;
        }

        if (view.Plan.Target.Length > 0)
        {
            yield return string.Empty;
            foreach (string line in TargetReport.Answer(view, Target.Parse(view.Plan.Target)))
            {
                yield return line;
            }
        }
    }

    private static List<string[]> Rows(SweepView view)
    {
        bool cost = view.Costs(view.Points[0]).Length > 0;
        Target? target = view.Plan.Target.Length > 0 ? Target.Parse(view.Plan.Target) : null;
        List<string[]> rows =
        [
            [
                .. view.Levers.Select(l => l.Title),
                .. view.Outputs.Select(o => $"{view.Metric(o)} {o.PeriodLabel}, {view.Scale(o).Unit}"),
                .. cost ? (string[])["whole policy's cost to the bloc, million USD/yr"] : [],
                .. target is null ? [] : (string[])["odds of the target"],
            ],
        ];
        foreach (DesignPoint point in view.Points)
        {
            rows.Add([
                .. point.Settings.Select(s => SettingText.Short(s.Value)),
                .. view.Outputs.Select(o =>
                {
                    Experiments.Spread spread = view.Spread(point, o);
                    return SpreadLines.WithError(spread.Mean, spread.HalfWidth, view.Scale(o).Factor);
                }),
                .. cost ? (string[])[Cost(view, point)] : [],
                .. target is null ? [] : (string[])[SpreadLines.Share(TargetReport.Odds(view, target, point))],
            ]);
        }

        return rows;
    }

    private static string Cost(SweepView view, DesignPoint point)
    {
        var spread = Experiments.Spread.Of(view.Costs(point));
        return SpreadLines.WithError(spread.Mean, spread.HalfWidth, 1e-6);
    }

    private static string Markdown(SweepView view, Provenance receipt)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {view.Loaded.Scenario.Name}: a sweep\n\n");
        text.Append(
            "Means over runs with half of their 95 % confidence interval. Every setting has the same draws and a baseline of its own. The whole policy's cost to the bloc is the fall of its welfare against the baseline, all goods and all instruments of the scenario together, mean over the run; below zero the bloc gains. What a lever adds is the difference between two rows.\n\n"
        );
        if (view.Plan.Target.Length > 0)
        {
            foreach (string line in TargetReport.Answer(view, Target.Parse(view.Plan.Target)))
            {
                text.Append(CultureInfo.InvariantCulture, $"**{line}.**\n\n");
            }
        }

        List<string[]> rows = Rows(view);
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", rows[0])} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|{string.Concat(rows[0].Select(_ => "---:|"))}\n");
        foreach (string[] row in rows.Skip(1))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        }

        text.Append(SummaryText.Foot(receipt, view.Loaded.Scenario.Source));
        return text.ToString();
    }

    private static string Json(SweepView view, string folder, RunManifest manifest) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = manifest.Scenario,
                version = manifest.Version,
                sha256 = manifest.Sha256,
                contents = manifest.Contents,
                seed = manifest.Seed,
                runs = manifest.Runs,
                folder,
                answer = view.Plan.Target.Length == 0
                    ? null
                    : TargetReport.Answer(view, Target.Parse(view.Plan.Target)),
                points = view.Points.Select(p => new
                {
                    settings = p.Settings.Select(s => new { path = s.Path, value = s.Value }),
                    odds = view.Plan.Target.Length == 0
                        ? (double?)null
                        : TargetReport.Odds(view, Target.Parse(view.Plan.Target), p),
                    costToBloc = view.Costs(p).Length == 0
                        ? null
                        : ReportParts.Finite(Experiments.Spread.Of(view.Costs(p)).Mean),
                    values = view.Outputs.Select(o => new
                    {
                        metric = o.Column.Metric.Name,
                        good = o.Column.Good,
                        entity = o.Column.Entity,
                        period = o.PeriodLabel,
                        mean = ReportParts.Finite(view.Spread(p, o).Mean),
                        halfWidth = ReportParts.Finite(view.Spread(p, o).HalfWidth),
                        unit = o.Column.Metric.Unit,
                    }),
                }),
            },
            JsonText.Format
        );
}
