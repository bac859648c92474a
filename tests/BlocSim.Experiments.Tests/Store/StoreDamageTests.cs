using Microsoft.Data.Sqlite;

namespace BlocSim.Experiments.Tests;

/// <summary>Whatever of a store is not what was written: nothing of it is taken over, and what rests on it is refused or made again.</summary>
[Collection("store")]
public class StoreDamageTests
{
    private static readonly Setting[] Floor = [new Setting("bloc.floor.price", "110 USD/t")];

    private static string Make(Some.Folder folder)
    {
        using var experiment = Experiment.Open(Some.Setup(), folder.Store(), CancellationToken.None);
        experiment.Ensure([Some.Point(0, Floor)], 3, CancellationToken.None);
        return ContentHash.Of(experiment.Store);
    }

    private static void Change(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("UPDATE setting SET value = '90 USD/t'")]
    [InlineData("UPDATE setting SET path = 'nonsense'")]
    [InlineData("DELETE FROM setting")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE point SET scenario = 9")]
    [InlineData("UPDATE input SET value = '5' WHERE replication = 2")]
    [InlineData("DELETE FROM input")]
    [InlineData("UPDATE series SET name = 'other' WHERE position = 0")]
    [InlineData("UPDATE series SET unit = 'kg' WHERE position = 0")]
    [InlineData("UPDATE period SET period = '1999' WHERE position = 0")]
    [InlineData("UPDATE scenario SET name = 'other'")]
    [InlineData(
        "UPDATE result SET period = '1999' WHERE replication = 1 AND variant = 'policy' AND period = '2026-01'"
    )]
    [InlineData("UPDATE run SET seed = 7 WHERE replication = 3")]
    [InlineData("DROP TABLE setting")]
    [InlineData("DROP TABLE input")]
    public void AnyTable_ChangedAfterwards_IsRefusedWhenRead(string change)
    {
        using var folder = new Some.Folder();
        Make(folder);
        Change(folder.Store(), change);
        var e = Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store()));
        Assert.Contains("is damaged", e.Message, StringComparison.Ordinal);
    }

    /// <summary>A lost bit in a column's name leaves every value as it was; what a column is called says what it holds.</summary>
    [Fact]
    public void ColumnRenamed_IsRefusedWhenRead()
    {
        using var folder = new Some.Folder();
        Make(folder);
        string column;
        using (var store = ResultDatabase.OpenToRead(folder.Store()))
        {
            column = store.Head.Columns[0].Name;
        }

        Change(folder.Store(), $"ALTER TABLE result RENAME COLUMN \"{column}\" TO \"other\"");
        var e = Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store()));
        Assert.Contains("is damaged", e.Message, StringComparison.Ordinal);
    }

    /// <summary>How many runs were asked for decides how many count: a lost bit there is no smaller experiment.</summary>
    [Theory]
    [InlineData("UPDATE about SET value = '2' WHERE key = 'asked'")]
    [InlineData("UPDATE about SET value = '-1' WHERE key = 'asked'")]
    [InlineData("UPDATE about SET value = 'abc' WHERE key = 'asked'")]
    [InlineData("DELETE FROM about WHERE key LIKE 'asked%'")]
    public void Asked_ChangedAfterwards_IsRefused(string change)
    {
        using var folder = new Some.Folder();
        Make(folder);
        Change(folder.Store(), change);
        using var store = ResultDatabase.OpenToRead(folder.Store());
        var e = Assert.Throws<ExperimentException>(() => store.Asked);
        Assert.Contains("is damaged", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs that rest on a changed input are made again, inputs and all: the same bytes as before.</summary>
    [Theory]
    [InlineData("UPDATE input SET value = '5' WHERE replication = 2")]
    [InlineData("DELETE FROM input")]
    [InlineData("UPDATE run SET seed = 7 WHERE replication = 3")]
    public void Resume_MakesWhatIsDamagedAgain(string change)
    {
        using var folder = new Some.Folder();
        string before = Make(folder);
        Change(folder.Store(), change);
        Assert.Equal(before, Make(folder));
    }

    [Fact]
    public void Resume_SettingChanged_IsRefused()
    {
        using var folder = new Some.Folder();
        Make(folder);
        Change(folder.Store(), "UPDATE setting SET value = '90 USD/t'");
        Assert.Throws<ExperimentException>(() => Make(folder));
    }

    /// <summary>Two pages that changed places: what a query finds then depends on how it looks.</summary>
    [Fact]
    public void PagesOutOfPlace_AreRefused_WhenReadAndWhenGoneOnWith()
    {
        using var folder = new Some.Folder();
        Make(folder);
        byte[] file = File.ReadAllBytes(folder.Store());
        int size = (file[16] << 8) + file[17];
        int pages = file.Length / size;
        int refused = 0;
        for (int p = 2; p + 1 < pages; p++)
        {
            byte[] swapped = [.. file];
            file.AsSpan(p * size, size).CopyTo(swapped.AsSpan((p + 1) * size));
            file.AsSpan((p + 1) * size, size).CopyTo(swapped.AsSpan(p * size));
            if (swapped.AsSpan().SequenceEqual(file))
            {
                continue;
            }

            File.WriteAllBytes(folder.Store("swapped.sqlite"), swapped);
            Assert.Throws<ExperimentException>(() => ResultDatabase.OpenToRead(folder.Store("swapped.sqlite")));
            Assert.Throws<ExperimentException>(() =>
                Experiment.Open(Some.Setup(), folder.Store("swapped.sqlite"), CancellationToken.None)
            );
            refused++;
        }

        Assert.True(refused > 3, $"{refused} of {pages}");
    }

    /// <summary>A store that is done, or was left, is one file: no journal beside it, nor after it was read.</summary>
    [Fact]
    public void Done_IsOneFile()
    {
        using var folder = new Some.Folder();
        Make(folder);
        using (ResultDatabase.OpenToRead(folder.Store())) { }

        Assert.Equal(["experiment.sqlite"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }
}
