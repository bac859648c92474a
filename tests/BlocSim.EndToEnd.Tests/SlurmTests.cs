namespace BlocSim.EndToEnd.Tests;

/// <summary>The scripts under deploy/slurm against a real Slurm on this machine.</summary>
public class SlurmTests
{
    [SlurmFact]
    [Trait("Group", "faults")]
    public void Submit_JobArrayAndMerge_GiveTheHashOfOneMachine()
    {
        using var folder = new Blocsim.Folder();
        string scripts = Path.Combine(Repository.Root, "deploy", "slurm");
        string target = Path.Combine(folder.Path, "out");
        const string Experiment = "run leaky-bloc --runs 12";
        string inside =
            $"{scripts}/submit.sh 3 {Experiment} --out {target}; for i in $(seq 100); do [ -f {target}/manifest.json ] && break; sleep 0.5; done; squeue -h; cat slurm-*.out";
        (int code, string output, string error) = Blocsim.Shell(
            $"export BLOCSIM; {scripts}/one-machine.sh {folder.Path}/slurm bash -c \"{inside.Replace("$", "\\$", StringComparison.Ordinal)}\"",
            folder.Path
        );
        Assert.True(code == 0, output + error);
        Assert.True(File.Exists(Path.Combine(target, "manifest.json")), output + error);
        Assert.Equal(3, Directory.GetFiles(target, "shard-*.sqlite").Length);
        string alone = Path.Combine(folder.Path, "alone");
        Assert.Equal(0, Blocsim.Run([.. Experiment.Split(' '), "--out", alone, "--quiet"]).Code);
        Assert.Equal(Contents(alone), Contents(target));
    }

    private static string Contents(string folder) =>
        System
            .Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))
            .RootElement.GetProperty("contents")
            .GetString()!;
}
