namespace BlocSim.EndToEnd.Tests;

public class FaultTests
{
    [Fact]
    public void Run_FolderCannotBeMade_SaysSoAndLeavesNothing()
    {
        using var folder = new Blocsim.Folder();
        string file = Path.Combine(folder.Path, "occupied");
        File.WriteAllText(file, "a file, not a folder");
        (int code, string _, string error) = Blocsim.Run(["run", "free-trade", "--out", file]);
        Assert.Equal(2, code);
        Assert.Contains("is a file; name a folder to write to", error, StringComparison.Ordinal);
        (code, _, error) = Blocsim.Run(["run", "free-trade", "--out", Path.Combine(file, "below")]);
        Assert.Equal(1, code);
        Assert.StartsWith("cannot write the results:", error, StringComparison.Ordinal);
        Assert.Equal("a file, not a folder", File.ReadAllText(file));
    }

    /// <summary>A file-size limit stands in for a full disk: the write fails half-way, and no half-written file is left under its name.</summary>
    [Fact]
    public void Run_DiskFull_LeavesNothingHalfWritten()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        (int code, string _, string error) = Blocsim.Shell(
            $"ulimit -f 200; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; $BLOCSIM run leaky-bloc --out {target}",
            folder.Path
        );
        Assert.Equal(1, code);
        Assert.Contains("cannot write the results", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target) && Directory.GetFileSystemEntries(target).Length > 0);
    }

    [Fact]
    public void Run_DiskFullOverAnOlderRun_KeepsTheOlderRun()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        Assert.Equal(0, Blocsim.Run(["run", "leaky-bloc", "--out", target, "--quiet"]).Code);
        Dictionary<string, string> before = Directory.GetFiles(target).ToDictionary(f => f, File.ReadAllText);
        Assert.Equal(
            1,
            Blocsim
                .Shell(
                    $"ulimit -f 200; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; $BLOCSIM run leaky-bloc --seed 9 --out {target}",
                    folder.Path
                )
                .Code
        );
        Assert.Equal(before, Directory.GetFiles(target).ToDictionary(f => f, File.ReadAllText));
    }

    [Fact]
    public void Run_Interrupted_Gives130AndLeavesNothing()
    {
        using var folder = new Blocsim.Folder();
        string target = Path.Combine(folder.Path, "out");
        string script =
            $"$BLOCSIM run ndpr-floor-110 --set clock.end=2400 --set seed=3 --out {target} --quiet & pid=$!; sleep 4; kill -INT $pid; wait $pid; echo code $?";
        (int _, string output, string error) = Blocsim.Shell("set -m; " + script, folder.Path);
        Assert.Contains("code 130", output, StringComparison.Ordinal);
        Assert.Contains("interrupted", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target) && Directory.GetFileSystemEntries(target).Length > 0);
    }

    [Fact]
    public void Run_FromStandardInput_Works()
    {
        using var folder = new Blocsim.Folder();
        string text = File.ReadAllText(Path.Combine(Repository.Root, "scenarios", "free-trade.yaml"));
        (int code, string output, string error) = Blocsim.Run(["run", "-", "--out", folder.Path], input: text);
        Assert.True(code == 0, error);
        Assert.Contains("Free trade", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BrokenScenario_Gives2AndWritesNothing()
    {
        using var folder = new Blocsim.Folder();
        string file = Path.Combine(folder.Path, "mine.yaml");
        File.WriteAllText(file, "blocsim: 1\nname: x\ngoods: { a: { price: 5 } }\n");
        string target = Path.Combine(folder.Path, "out");
        (int code, string output, string error) = Blocsim.Run(["run", file, "--out", target]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("price per mass", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }
}
