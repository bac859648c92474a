using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Scenarios;
using CsvHelper;

namespace BlocSim.Reports;

/// <summary>Reads what a run or an experiment wrote into its folder.</summary>
public static class ResultFolder
{
    /// <summary>The file with the runs of an experiment.</summary>
    public const string StoreName = "experiment.sqlite";

    /// <summary>The run, or a set for every setting of an experiment.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">There are no results, or they are not whole.</exception>
    public static IReadOnlyList<ResultSet> Read(string folder, CancellationToken cancel = default)
    {
        MustExist(folder);
        string store = Path.Combine(folder, StoreName);
        if (File.Exists(store))
        {
            return OfStore(folder, store, cancel);
        }

        RunManifest manifest = Manifest(folder);
        LoadedScenario loaded = Scenario(folder, "scenario.yaml");
        Clock clock = loaded.Scenario.Clock;
        RunTable policy = Table(Unchanged(folder, "series.csv", manifest), clock, cancel);
        RunTable baseline = Table(Unchanged(folder, "baseline.csv", manifest), clock, cancel);
        var receipt = new Provenance(
            manifest.Version,
            manifest.Scenario,
            manifest.Sha256,
            manifest.Seed,
            loaded.Scenario.Changes
        );
        string set = Said(loaded.Scenario.Changes);

        // Runs of earlier builds have no such table.
        IReadOnlyList<RunEvent> events = manifest.Files.ContainsKey(EventTable.FileName)
            ? EventTable.Read(Unchanged(folder, EventTable.FileName, manifest), cancel)
            : [];
        return
        [
            new ResultSet(loaded.Scenario.Name, set, loaded.Scenario, policy, baseline, receipt) { Events = events },
        ];
    }

    /// <summary>The charts of a run or an experiment, drawn from its numbers again.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runs">How many runs of an experiment count.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">There are no results, or they are not whole.</exception>
    public static IReadOnlyList<(string File, Figure Figure)> Figures(
        string folder,
        int runs,
        CancellationToken cancel = default
    )
    {
        string path = Path.Combine(folder, StoreName);
        if (!File.Exists(path))
        {
            return FigureKinds.AllOf(folder, Read(folder, cancel)[0], cancel);
        }

        using ResultDatabase store = ResultDatabase.OpenToRead(path, cancel);
        return [.. ExperimentReport.Figures(store, runs)];
    }

    /// <summary>Refuses a folder that is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ResultsException">It is not.</exception>
    public static void MustExist(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ResultsException($"{folder}: there is no such folder; name one that \"blocsim run\" has written");
        }
    }

    /// <summary>The path of a file of a run, which is as the run wrote it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="manifest">What says what it was; null to read it. Without one nothing is known of it.</param>
    /// <exception cref="ResultsException">It was changed after the run.</exception>
    internal static string Unchanged(string folder, string file, RunManifest? manifest = null)
    {
        string path = Path.Combine(folder, file);
        bool changed =
            File.Exists(path)
            && (manifest ?? OutputClaim.ManifestOf(folder))?.Files.GetValueOrDefault(file) is { } digest
            && FileDigest.Of(path) != digest;
        return changed
            ? throw new ResultsException(
                $"{path} was changed after the run: what is in it is not what the run found. Run it again"
            )
            : path;
    }

    /// <summary>What says what the other files of a folder are.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ResultsException">There is no such file: no run has ended there.</exception>
    public static RunManifest Manifest(string folder)
    {
        if (OutputClaim.ManifestOf(folder) is { } manifest)
        {
            return manifest;
        }

        bool writing = Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.part").Any();
        throw new ResultsException(
            $"{folder} holds no finished run: manifest.json is missing{(writing ? "; a run is still writing there" : string.Empty)}. Name a folder that \"blocsim run\" has written"
        );
    }

    /// <summary>What was set, as words.</summary>
    private static string Said(IEnumerable<string> changes) => string.Join(", ", changes.Select(Short));

    /// <summary>The last part of a path and its value: <c>price 90 USD/kg</c>.</summary>
    private static string Short(string change)
    {
        int at = change.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? change : $"{Lever.TitleOf(change[..at])} {change[(at + 1)..]}";
    }

    private static LoadedScenario Scenario(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path)
            ? ScenarioLoader.Load(path)
            : throw new ResultsException($"{path} is missing: without it nobody knows what was run. Run it again");
    }

    private static IReadOnlyList<ResultSet> OfStore(string folder, string path, CancellationToken cancel)
    {
        using ResultDatabase store = ResultDatabase.OpenToRead(path, cancel);
        IReadOnlyList<DesignPoint> points = store.Points();
        bool several = File.Exists(Path.Combine(folder, "scenario-1.yaml"));
        var scenarios = new Dictionary<int, LoadedScenario>();
        var found = new List<ResultSet>();
        foreach (DesignPoint point in points)
        {
            cancel.ThrowIfCancellationRequested();
            if (!scenarios.TryGetValue(point.Scenario, out LoadedScenario? loaded))
            {
                string file = several ? $"scenario-{point.Scenario + 1}.yaml" : "scenario.yaml";
                scenarios[point.Scenario] = loaded = Scenario(folder, file);
            }

            var spreads = PointSpreads.Of(store, point.Index, store.Asked > 0 ? store.Asked : int.MaxValue);
            if (spreads.Runs == 0)
            {
                continue;
            }

            EnsembleTables tables = EnsembleReport.Tables(loaded.Scenario, store, spreads);
            string[] set = [.. point.Settings.Select(s => s.ToString())];

            // Its own scenario: dates and levels that charts mark are those of the setting.
            Scenario own = set.Length == 0 ? loaded.Scenario : loaded.With(set).Scenario;
            found.Add(
                new ResultSet(
                    loaded.Scenario.Name,
                    Said(set.Length == 0 ? loaded.Scenario.Changes : set),
                    own with
                    {
                        Clock = tables.Policy.Clock,
                    },
                    tables.Policy,
                    tables.Baseline,
                    ReportParts.Provenance(store, loaded)
                )
                {
                    Played = own.Clock,
                    Runs = spreads.Runs,
                    Band = spreads.Runs > 1 ? tables.PolicyBands[1] : null,
                }
            );
        }

        return found.Count > 0
            ? found
            : throw new ResultsException(
                $"{path} holds no finished run yet; the command that began it goes on with --resume"
            );
    }

    /// <summary>A table of series as <see cref="SeriesTable"/> writes it.</summary>
    private static RunTable Table(string path, Clock clock, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new ResultsException($"{path} is missing; run the scenario again");
        }

        var dates = Enumerable.Range(0, clock.Ticks).ToDictionary(clock.Label, StringComparer.Ordinal);
        Dictionary<(string Metric, string Good, string Entity), double[]> found = [];
        List<Series> series = [];
        Dictionary<string, Metric> metrics = MetricList.Everything.ToDictionary(m => m.Name, StringComparer.Ordinal);
        using StreamReader reader = File.OpenText(path);
        using var csv = CsvReader.Create(reader, new CsvReaderOptions { HasHeader = true, Separator = ',' }, false);
        for (long row = 0; csv.Read(); row++)
        {
            if (row % 65536 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            bool sound = csv.FieldCount == 7;
            double value = double.NaN;
            int tick = 0;
            sound =
                sound && double.TryParse(csv.GetString(5), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
            sound = sound && dates.TryGetValue(csv.GetString(1), out tick);
            if (!sound || !metrics.TryGetValue(csv.GetString(2), out Metric? metric))
            {
                throw new ResultsException(
                    $"{path}, line {row + 2}: found no observation of this run; the file was changed, or is of another version. Run the scenario again"
                );
            }

            (string, string, string) key = (metric.Name, csv.GetString(3), csv.GetString(4));
            if (!found.TryGetValue(key, out double[]? values))
            {
                found[key] = values = new double[clock.Ticks];
                Array.Fill(values, double.NaN);
                series.Add(new Series(metric, key.Item2, key.Item3, values));
            }

            values[tick] = value;
        }

        return RunTable.Whole(clock, series);
    }
}
