using System.Text.Json;

namespace BlocSim.EndToEnd.Tests;

/// <summary>What experiments survive: death at any moment, a full disk, interruption, parts that are missing.</summary>
[Trait("Group", "faults")]
public class ExperimentFaultTests
{
    private const int Kills = 50;
    private static readonly string[] Ensemble = ["run", "leaky-bloc", "--runs", "200", "--quiet", "--no-charts"];

    private static string Contents(string folder) =>
        JsonDocument
            .Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))
            .RootElement.GetProperty("contents")
            .GetString()!;

    /// <summary>Fifty times killed at a random moment and gone on with: the same bytes as an undisturbed experiment.</summary>
    [Fact]
    public void KilledFiftyTimes_ThenResumed_IsTheUndisturbedExperiment()
    {
        using var folder = new Blocsim.Folder();
        string calm = Path.Combine(folder.Path, "calm");
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal(0, Blocsim.Run([.. Ensemble, "--out", calm]).Code);
        double whole = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        string target = Path.Combine(folder.Path, "killed");
        string store = Path.Combine(target, "experiment.sqlite");
        var draws = new Draws(20261122, 1, DrawPurpose.Design, 0);
        int atWork = 0;
        for (int i = 0; i < Kills; i++)
        {
            // From before the store is there to near the end of the runs, whatever this machine's speed.
            string[] resume = File.Exists(store) ? ["--resume"] : [];
            Blocsim.KillAfter(
                [.. Ensemble, "--out", target, .. resume],
                (int)(whole * (0.2 + (0.6 * draws.Uniform(i))))
            );
            int there = Kept(store);
            atWork += there is > 0 and < 200 ? 1 : 0;
            if (there == 200)
            {
                // All runs are there; begin again, so that every kill meets work.
                Assert.Equal(0, Blocsim.Run([.. Ensemble, "--out", target, "--resume"]).Code);
                Assert.Equal(Contents(calm), Contents(target));
                Directory.Delete(target, recursive: true);
            }
        }

        Assert.True(atWork >= Kills / 4, $"only {atWork} of {Kills} kills left an experiment half done");
        (int code, string _, string error) = Blocsim.Run([.. Ensemble, "--out", target]);
        Assert.True(code == 0, error);
        Assert.Equal(Contents(calm), Contents(target));
        foreach (string name in (string[])["bands.csv", "series.csv", "summary.md", "scenario.yaml"])
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(calm, name))
                    .AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(target, name))),
                name
            );
        }
    }

    /// <summary>Runs in a store; none where it has no tables yet.</summary>
    private static int Kept(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        try
        {
            using var store = Experiments.ResultDatabase.OpenToRead(path);
            return store.Done().Count;
        }
        catch (Experiments.ExperimentException)
        {
            return 0; // killed before the tables were made
        }
    }

    /// <summary>A file-size limit stands in for a full disk: it is said, what is finished is kept, and with room again it goes on.</summary>
    [Fact]
    public void DiskFull_IsSaidAndGoneOnWith()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        string run = $"$BLOCSIM {string.Join(' ', Ensemble)} --out {target}";
        (int code, string _, string error) = Blocsim.Shell(
            $"ulimit -f 800; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; {run}",
            folder.Path
        );
        Assert.Equal(1, code);
        Assert.Contains("cannot grow: the disk is full", error, StringComparison.Ordinal);
        Assert.Contains("every finished run is kept", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(target, "manifest.json")));
        (code, string output, error) = Blocsim.Shell($"{run} --resume", folder.Path);
        Assert.True(code == 0, output + error);
        string calm = Path.Combine(folder.Path, "calm");
        Assert.Equal(0, Blocsim.Run([.. Ensemble, "--out", calm]).Code);
        Assert.Equal(Contents(calm), Contents(target));
    }

    [Fact]
    public void Interrupted_SaysWhatIsKeptAndHowToGoOn()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        string script =
            $"set -m; $BLOCSIM run ndpr-floor-110 --runs 500 --quiet --out {target} & pid=$!; for i in $(seq 600); do [ -s {target}/experiment.sqlite ] && break; sleep 0.1; done; sleep 3; kill -INT $pid; wait $pid; echo code $?";
        (int _, string output, string error) = Blocsim.Shell(script, folder.Path);
        Assert.Contains("code 130", output, StringComparison.Ordinal);
        Assert.Matches(
            @"interrupted: [\d,]+ runs? kept in .*; the same command with --resume goes on with (it|them)",
            error
        );
        Assert.True(File.Exists(Path.Combine(target, "experiment.sqlite")));
    }

    /// <summary>A part whose worker died leaves runs missing; merge says which, and takes them once the part is done.</summary>
    [Fact]
    public void PartThatDied_IsNamedByMerge_AndGoneOnWith()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        string[] part(int n) => [.. Ensemble, "--out", target, "--shard", $"{n}/2"];
        Assert.Equal(0, Blocsim.Run(part(1)).Code);
        string second = Path.Combine(target, "shard-2-of-2.sqlite");
        bool killed = false;
        for (int wait = 500; !killed || Kept(second) is 0; wait += 100)
        {
            File.Delete(second);
            killed = Blocsim.KillAfter(part(2), wait);
        }

        (int code, string _, string error) = Blocsim.Run(["merge", target, "--quiet"]);
        Assert.Equal(1, code);
        Assert.Matches("of 200 runs are missing from the 2 parts found, the first is run [0-9]+ of point 1", error);
        Assert.Equal(0, Blocsim.Run([.. part(2), "--resume"]).Code);
        Assert.Equal(0, Blocsim.Run(["merge", target, "--quiet"]).Code);
        string calm = Path.Combine(folder.Path, "calm");
        Assert.Equal(0, Blocsim.Run([.. Ensemble, "--out", calm]).Code);
        Assert.Equal(Contents(calm), Contents(target));
    }

    [Fact]
    public void TwoExperimentsOnOneStore_TheSecondIsRefused()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        string script =
            $"$BLOCSIM run ndpr-floor-110 --runs 500 --quiet --out {target} & pid=$!; sleep 3; $BLOCSIM run ndpr-floor-110 --runs 500 --quiet --out {target}; echo second $?; kill -INT $pid; wait $pid";
        (int _, string output, string error) = Blocsim.Shell("set -m; " + script, folder.Path);
        Assert.Contains("second 1", output, StringComparison.Ordinal);
        Assert.Contains("is being written by another run or experiment", error, StringComparison.Ordinal);
    }

    /// <summary>A run that fails is told with the command that repeats it, the others count, and the command ends with 1.</summary>
    [Fact]
    public void RunsThatFail_AreToldAndTheRestGoesOn()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        File.WriteAllText(
            Path.Combine(folder.Path, "odd.yaml"),
            "blocsim: 1\nextends: leaky-bloc\nnations: { ALFA: { facilities: { mine: { capacity: { choice: [14 kt/yr, 10 kt/yr] } } } } }\n"
        );
        (int code, string output, string error) = Blocsim.Run(
            ["run", "odd.yaml", "--runs", "12", "--out", target, "--no-charts"],
            folder: folder.Path
        );
        Assert.True(code == 1, output + error);
        Assert.Contains("runs failed; the others are kept and count", error, StringComparison.Ordinal);
        Assert.Contains("again: blocsim run odd.yaml --set \"seed=", error, StringComparison.Ordinal);
        Assert.Contains("price inside (bloc)", output, StringComparison.Ordinal);
    }
}
