using System.CommandLine;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>verify</c>: runs a manifest again and compares bytes.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that run has written." };
        var command = new Command("verify", "Run a manifest again and say whether the bytes agree.") { folder };
        command.SetAction((parsed, cancel) => Task.FromResult(Verify(parsed.GetValue(folder)!, cancel)));
        return command;
    }

    private static int Verify(string folder, CancellationToken cancel)
    {
        string path = Path.Combine(folder, "manifest.json");
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"{folder} has no manifest.json; name a folder that \"blocsim run\" has written");
            return ExitCodes.WrongInput;
        }

        if (OutputClaim.ManifestOf(folder) is not { } manifest)
        {
            Console.Error.WriteLine($"{path} is not a manifest of a run");
            return ExitCodes.WrongInput;
        }

        if (manifest.Files.Count == 0)
        {
            Console.Out.WriteLine($"{path} lists no files: there is nothing that could be verified");
            return ExitCodes.RunFailed;
        }

        if (manifest.Version != ProductVersion.Text)
        {
            Console.Error.WriteLine(
                $"written by version {manifest.Version}, verified by {ProductVersion.Text}: results may differ"
            );
        }

        string again = Path.Combine(Path.GetTempPath(), $"blocsim-verify-{Guid.NewGuid():N}");
        try
        {
            Temporaries.Add(again);
            string resolved = manifest.Experiment == "compare" ? "scenario-1.yaml" : "scenario.yaml";
            LoadedScenario loaded = ScenarioLoader.Load(Path.Combine(folder, resolved));
            bool fitted = manifest.Experiment == "calibration";
            if ((loaded.Hash != manifest.Sha256 && !fitted) || loaded.Scenario.Seed != manifest.Seed)
            {
                Console.Out.WriteLine(
                    $"{folder}: scenario.yaml or manifest.json was changed after the run; their hash or seed differs"
                );
                return ExitCodes.RunFailed;
            }

            string[] edited =
            [
                .. manifest
                    .Files.Where(f =>
                        File.Exists(Path.Combine(folder, f.Key))
                        && DigestOf(Path.Combine(folder, f.Key), cancel) != f.Value
                    )
                    .Select(f => f.Key)
                    .Order(StringComparer.Ordinal),
            ];
            if (edited.Length > 0)
            {
                Console.Out.WriteLine(
                    $"{folder}: {string.Join(", ", edited)} changed after the run, or the manifest did"
                );
                return ExitCodes.RunFailed;
            }

            if (StoreChanged(folder, manifest))
            {
                Console.Out.WriteLine(
                    $"{folder}: {ExperimentSession.StoreName} does not hold what manifest.json says it does; one of them changed after the run"
                );
                return ExitCodes.RunFailed;
            }

            if (manifest.Experiment is not (null or "ensemble"))
            {
                string[] gone = [.. manifest.Files.Keys.Where(f => !File.Exists(Path.Combine(folder, f)))];
                Console.Out.WriteLine(
                    gone.Length > 0
                        ? $"{folder}: {string.Join(", ", gone)} {(gone.Length == 1 ? "is" : "are")} missing"
                        : $"{folder}: all {manifest.Files.Count} files and the store are as the manifest says. Only single runs and ensembles are played again; for a {manifest.Experiment} give the same command with another --out and compare \"contents\" in the two manifests"
                );
                return gone.Length > 0 ? ExitCodes.RunFailed : ExitCodes.Done;
            }

            Play(loaded, manifest, again, cancel);
            Interruption.Said = Interruption.Nothing;
            cancel.ThrowIfCancellationRequested();
            RunManifest repeated = OutputClaim.ManifestOf(again)!;
            string[] different =
            [
                .. manifest
                    .Files.Keys.Order(StringComparer.Ordinal)
                    .Where(name =>
                        !File.Exists(Path.Combine(folder, name))
                        || repeated.Files.GetValueOrDefault(name) != manifest.Files[name]
                    ),
            ];
            if (repeated.Contents != manifest.Contents)
            {
                different = [.. different, ExperimentSession.StoreName];
            }

            if (repeated.Runs != manifest.Runs)
            {
                different = [.. different, $"manifest.json (says {manifest.Runs} runs, there are {repeated.Runs})"];
            }

            if (different.Length == 0)
            {
                Console.Out.WriteLine($"{folder}: all {manifest.Files.Count} files agree, byte by byte");
                return ExitCodes.Done;
            }

            Console.Out.WriteLine(
                $"{folder}: {different.Length} of {manifest.Files.Count} files differ or are missing: {string.Join(", ", different)}"
            );
            return ExitCodes.RunFailed;
        }
        finally
        {
            if (Directory.Exists(again))
            {
                Directory.Delete(again, recursive: true);
            }

            Temporaries.Remove(again);
        }
    }

    private static void Play(LoadedScenario loaded, RunManifest manifest, string folder, CancellationToken cancel)
    {
        if (manifest.Experiment is null)
        {
            new RunJob(
                loaded,
                folder,
                manifest.Engine,
                new RunFiles(manifest.Charts, manifest.Flows ?? true, manifest.Parquet ?? false),
                checkInvariants: false,
                manifest.WithEquilibrium
            ).Play(cancel);
            return;
        }

        var flags = new ExperimentFlags(
            manifest.Asked ?? manifest.Runs,
            Environment.ProcessorCount,
            false,
            Shard.Whole,
            true,
            false,
            manifest.Charts
        );
        EnsembleJob.Play(
            loaded,
            loaded.ShortName,
            folder,
            flags,
            null,
            cancel,
            manifest.Until,
            manifest.Said ?? string.Empty
        );
    }

    /// <summary>Whether an ensemble's store no longer says what its manifest says; single runs have none.</summary>
    private static bool StoreChanged(string folder, RunManifest manifest)
    {
        if (manifest.Contents is null)
        {
            return false;
        }

        try
        {
            using var store = ResultDatabase.OpenToRead(Path.Combine(folder, ExperimentSession.StoreName));
            return ContentHash.Of(store, manifest.Asked ?? manifest.Runs) != manifest.Contents;
        }
        catch (ExperimentException e) when (!e.IsWrongInput)
        {
            Console.Error.WriteLine(e.Message);
            return true;
        }
    }

    private static string DigestOf(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return FileDigest.Of(path);
    }
}
