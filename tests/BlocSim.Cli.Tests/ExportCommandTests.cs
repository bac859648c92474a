using BlocSim.Experiments;
using Microsoft.Data.Sqlite;

namespace BlocSim.Cli.Tests;

/// <summary>The table of an experiment, whole or broken off.</summary>
[Collection("console")]
public sealed class ExportCommandTests : ConsoleTest
{
    private static readonly string[] Small = ["leaky-bloc"];

    [Fact]
    public async Task Export_WritesOneMetricOfEveryRun()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--quiet", "--no-charts"]);
        (int code, string output, string error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.True(code == 0, error);
        Assert.All(
            output.TrimEnd().Split('\n').Skip(1),
            l => Assert.Contains(",leakage,", l, StringComparison.Ordinal)
        );
        (code, _, error) = await Run("export", At("x"), "--metric", "leakages");
        Assert.Equal(2, code);
        Assert.Contains("did you mean \"leakage\"?", error, StringComparison.Ordinal);
    }

    /// <summary>The table of an experiment that was broken off is not taken for the whole; an empty store is not gone on with in silence.</summary>
    [Fact]
    public async Task Export_OfAnExperimentThatIsNotFinished_SaysSo()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--quiet", "--no-charts"]);
        string store = At("x/experiment.sqlite");
        using (var open = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            open.Open();
            using SqliteCommand command = open.CreateCommand();
            command.CommandText = "DELETE FROM result WHERE replication = 2; DELETE FROM run WHERE replication = 2";
            command.ExecuteNonQuery();
        }

        (int code, _, string error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.Equal(0, code);
        Assert.Contains(
            "holds 2 runs and lacks at least 1: the experiment is not finished",
            error,
            StringComparison.Ordinal
        );
        await File.WriteAllBytesAsync(store, []);
        (code, _, error) = await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--no-charts", "--resume"]);
        Assert.True(code == 0, error);
        Assert.Contains("was empty, so there is nothing to go on with", error, StringComparison.Ordinal);
    }

    /// <summary>A search or a study asks for more runs as it goes, so that every run asked for last may be there and the experiment still not finished.</summary>
    [Fact]
    public async Task Export_BetweenTwoRoundsOfAnExperiment_SaysThatItIsNotFinished()
    {
        await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--quiet", "--no-charts"]);
        string path = At("x/experiment.sqlite");
        (_, _, string error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.Empty(error);
        StoreHead head;
        using (var whole = ResultDatabase.OpenToRead(path))
        {
            head = whole.Head;
        }

        using (var going = ResultDatabase.OpenToWrite(path, head))
        {
            going.Finished = false;
        }

        (int code, _, error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.Equal(0, code);
        Assert.Contains("holds 3 runs: the experiment is not finished", error, StringComparison.Ordinal);
        await Run(["run", .. Small, "--runs", "3", "--out", At("x"), "--quiet", "--no-charts", "--resume"]);
        (_, _, error) = await Run("export", At("x"), "--metric", "leakage");
        Assert.Empty(error);
    }
}
