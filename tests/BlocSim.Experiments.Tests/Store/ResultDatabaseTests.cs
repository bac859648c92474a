using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments.Tests;

[Collection("store")]
public class ResultDatabaseTests
{
    private static Experiment Open(ExperimentSetup setup, string path) =>
        Experiment.Open(setup, path, CancellationToken.None);

    [Fact]
    public void AnotherVersion_IsRefusedWithTheReason()
    {
        using var folder = new Some.Folder();
        Open(Some.Setup(), folder.Store()).Dispose();
        var e = Assert.Throws<ExperimentException>(() => Open(Some.Setup(version: "2"), folder.Store()));
        Assert.Contains("was made by BlocSim 1, this is 2", e.Message, StringComparison.Ordinal);
        Assert.True(e.IsWrongInput);
    }

    /// <summary>A store whose tables another build laid out otherwise is said to be that, not to be none.</summary>
    [Fact]
    public void AnotherSchema_IsSaid()
    {
        using var folder = new Some.Folder();
        Open(Some.Setup(), folder.Store()).Dispose();
        using (var connection = new SqliteConnection($"Data Source={folder.Store()};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand older = connection.CreateCommand();
            older.CommandText = "UPDATE about SET value = '1' WHERE key = 'schema'";
            older.ExecuteNonQuery();
        }

        var e = Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store()));
        Assert.Contains("another build of BlocSim 1", e.Message, StringComparison.Ordinal);
        Assert.Contains("schema 1, here 5", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Of a store that holds more, the first runs say what an experiment of so many says; a changed number changes it.</summary>
    [Fact]
    public void ContentHash_OfTheFirstRuns()
    {
        using var folder = new Some.Folder();
        string few;
        using (Experiment experiment = Open(Some.Setup(), folder.Store("few.sqlite")))
        {
            experiment.Ensure([Some.Point()], 3, CancellationToken.None);
            few = ContentHash.Of(experiment.Store);
        }

        using Experiment more = Open(Some.Setup(), folder.Store());
        more.Ensure([Some.Point()], 5, CancellationToken.None);
        Assert.Equal(few, ContentHash.Of(more.Store, 3));
        Assert.NotEqual(few, ContentHash.Of(more.Store));
    }

    /// <summary>Points and scenarios count from 1 in the tables, as in every file that people read.</summary>
    [Fact]
    public void Tables_CountFromOne()
    {
        using var folder = new Some.Folder();
        using Experiment experiment = Open(Some.Setup(), folder.Store());
        experiment.Ensure(Some.Floors(110, 120), 1, CancellationToken.None);
        foreach (string table in (string[])["point", "setting", "run", "result"])
        {
            Assert.Equal(
                [1, 2],
                experiment.Store.Query($"SELECT DISTINCT point FROM {table} ORDER BY 1", r => r.GetInt32(0))
            );
        }

        Assert.Equal([1], experiment.Store.Query("SELECT scenario FROM scenario", r => r.GetInt32(0)));
        Assert.Equal([1, 1], experiment.Store.Query("SELECT scenario FROM point", r => r.GetInt32(0)));
        Assert.Equal([1], experiment.Store.Query("SELECT DISTINCT scenario FROM input", r => r.GetInt32(0)));
        Assert.Equal("bloc.floor.price=120 USD/t", experiment.Store.Points()[1].Label);
    }

    [Fact]
    public void AnotherScenarioKindOrDesign_IsRefusedWithTheReason()
    {
        using var folder = new Some.Folder();
        Open(Some.Setup(), folder.Store()).Dispose();
        (ExperimentSetup Setup, string Expected)[] others =
        [
            (Some.Setup(Some.Scenario("bloc.floor.price=130 USD/t")), "has changed since it was begun"),
            (Some.Setup(Some.Scenario("seed=12")), "its seed is 11, now 12"),
            (Some.Setup() with { Kind = "sweep" }, "it is of kind \"ensemble\""),
            (Some.Setup() with { Design = "other" }, "its design is"),
        ];
        foreach ((ExperimentSetup setup, string expected) in others)
        {
            var e = Assert.Throws<ExperimentException>(() => Open(setup, folder.Store()));
            Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        }

        using Experiment experiment = Open(Some.Setup(), folder.Store());
        experiment.Ensure(Some.Floors(110), 1, CancellationToken.None);
        var other = Assert.Throws<ExperimentException>(() =>
            experiment.Ensure(Some.Floors(120), 1, CancellationToken.None)
        );
        Assert.Contains("now it would be \"bloc.floor.price=120 USD/t\"", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondExperimentOnOneStore_IsRefused_UntilTheFirstIsDone()
    {
        using var folder = new Some.Folder();
        using (Open(Some.Setup(), folder.Store()))
        {
            var e = Assert.Throws<ExperimentException>(() => Open(Some.Setup(), folder.Store()));
            Assert.Contains("is being written by another experiment", e.Message, StringComparison.Ordinal);
        }

        Open(Some.Setup(), folder.Store()).Dispose();
        Assert.Equal(["experiment.sqlite"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    /// <summary>Others may read while an experiment writes.</summary>
    [Fact]
    public void Reader_WhileWriting_SeesWholeRuns()
    {
        using var folder = new Some.Folder();
        using Experiment experiment = Open(Some.Setup(), folder.Store());
        experiment.Ensure([Some.Point()], 3, CancellationToken.None);
        using (var reader = ResultDatabase.OpenToRead(folder.Store()))
        {
            Assert.Equal(3, reader.Done().Count);
            Assert.Equal(3, PointSpreads.Of(reader, 0).Runs);
        }

        experiment.Ensure([Some.Point()], 5, CancellationToken.None);
        Assert.Equal(5, experiment.Store.Done().Count);
    }

    /// <summary>A reader that keeps its view open sees that view to its end, and keeps nobody from writing.</summary>
    [Fact]
    public void LongReader_SeesOneViewAndHoldsNobodyUp()
    {
        using var folder = new Some.Folder();
        using Experiment experiment = Open(Some.Setup(), folder.Store());
        experiment.Ensure([Some.Point()], 2, CancellationToken.None);
        using var reader = ResultDatabase.OpenToRead(folder.Store());
        experiment.Ensure([Some.Point()], 6, CancellationToken.None);
        Assert.Equal(2, reader.Done().Count);
        Assert.Equal([1, 2], reader.Read(0, false, [reader.Head.Columns[0]]).Numbers);
        using var later = ResultDatabase.OpenToRead(folder.Store());
        Assert.Equal(6, later.Done().Count);
    }

    [Fact]
    public void AnotherBuildOfTheVersion_IsRefused()
    {
        using var folder = new Some.Folder();
        Open(Some.Setup() with { Build = "a" }, folder.Store()).Dispose();
        var e = Assert.Throws<ExperimentException>(() => Open(Some.Setup() with { Build = "b" }, folder.Store()));
        Assert.Contains("another build of BlocSim 1", e.Message, StringComparison.Ordinal);
        Open(Some.Setup() with { Build = "a", Report = "other" }, folder.Store()).Dispose();
    }

    /// <summary>A program that has locked the file is waited for; if it does not let go, the message says what to do and nothing is lost.</summary>
    [Fact]
    public void LockedByAReader_WaitsThenSaysSo()
    {
        int before = ResultDatabase.Patience;
        ResultDatabase.Patience = 1;
        try
        {
            using var folder = new Some.Folder();
            using Experiment experiment = Open(Some.Setup(), folder.Store());
            experiment.Ensure([Some.Point()], 2, CancellationToken.None);
            using (var other = new SqliteConnection($"Data Source={folder.Store()};Pooling=false"))
            {
                other.Open();
                using SqliteCommand hold = other.CreateCommand();
                hold.CommandText = "BEGIN IMMEDIATE";
                hold.ExecuteNonQuery();
                var e = Assert.Throws<ExperimentException>(() =>
                    experiment.Ensure([Some.Point()], 4, CancellationToken.None)
                );
                Assert.Contains("is locked by another program", e.Message, StringComparison.Ordinal);
                Assert.False(e.IsWrongInput);
            }

            experiment.Ensure([Some.Point()], 4, CancellationToken.None);
            Assert.Equal(4, experiment.Store.Done().Count);
        }
        finally
        {
            ResultDatabase.Patience = before;
        }
    }

    [Fact]
    public void NoStore_IsSaidInWords()
    {
        using var folder = new Some.Folder();
        Assert.Contains(
            "there is no such file",
            Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store())).Message,
            StringComparison.Ordinal
        );
        File.WriteAllText(folder.Store("text"), new string('x', 5000));
        Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store("text")));
        using (var other = new SqliteConnection($"Data Source={folder.Store("other")};Pooling=false"))
        {
            other.Open();
            using SqliteCommand make = other.CreateCommand();
            make.CommandText = "CREATE TABLE x (y)";
            make.ExecuteNonQuery();
        }

        Assert.Contains(
            "is not a store of an experiment",
            Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store("other"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TidyTable_HasOneObservationARow()
    {
        using var folder = new Some.Folder();
        using Experiment experiment = Open(Some.Setup(), folder.Store());
        experiment.Ensure([Some.Point()], 2, CancellationToken.None);
        Column[] columns = [.. experiment.Store.Head.Columns.Where(c => c.Metric.Name == "world-price")];
        using var text = new StringWriter();
        TidyTable.Write(text, experiment.Store, columns, int.MaxValue);
        string[] lines = text.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("point,run,variant,date,metric,good,entity,value,unit", lines[0]);
        Assert.Equal(1 + (2 * 2 * 24), lines.Length);
        Assert.StartsWith("1,1,policy,2026-01,world-price,ore,world,", lines[1], StringComparison.Ordinal);
    }
}
