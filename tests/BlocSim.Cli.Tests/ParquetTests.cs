using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace BlocSim.Cli.Tests;

/// <summary>Series and flows as Parquet: the same rows as the CSV beside it, typed.</summary>
[Collection("console")]
public sealed class ParquetTests : ConsoleTest
{
    [Fact]
    public async Task Run_WithParquet_HoldsTheRowsOfTheCsv()
    {
        await Done("run", "leaky-bloc", "--out", At("r"), "--quiet", "--no-charts", "--parquet");
        string[][] csv = Csv("r/flows.csv");
        await using ParquetReader flows = await ParquetReader.CreateAsync(At("r/flows.parquet"));
        double[] tonnes = await Column<double>(flows, "quantity_t");
        Assert.Equal(csv.Length, tonnes.Length);
        Assert.All(
            csv.Zip(tonnes),
            row => Assert.Equal(double.Parse(row.First[8], CultureInfo.InvariantCulture), row.Second, 1e-6)
        );
        DateTime[] dates = await Column<DateTime>(flows, "date");
        Assert.Equal(csv[^1][1], dates[^1].ToString("yyyy-MM", CultureInfo.InvariantCulture));
        Assert.Contains("third-nation", await Texts(flows, "channel"));

        await using ParquetReader series = await ParquetReader.CreateAsync(At("r/series.parquet"));
        double[] values = await Column<double>(series, "value");
        Assert.Equal(Csv("r/series.csv").Length + Csv("r/baseline.csv").Length, values.Length);
        Assert.Equal(["baseline", "policy"], (await Texts(series, "variant")).Distinct().Order());

        (int code, string output, string _) = await Run("verify", At("r"));
        Assert.Equal(0, code);
        Assert.Contains("agree", output, StringComparison.Ordinal);
    }

    /// <summary>A run without it leaves no stale Parquet beside new tables.</summary>
    [Fact]
    public async Task Run_WithoutParquet_RemovesThatOfTheRunBefore()
    {
        await Done("run", "tariff-large-country", "--out", At("r"), "--quiet", "--no-charts", "--parquet");
        Assert.True(File.Exists(At("r/series.parquet")));
        await Done("run", "tariff-large-country", "--out", At("r"), "--quiet", "--no-charts");
        Assert.False(File.Exists(At("r/series.parquet")));
        Assert.False(File.Exists(At("r/flows.parquet")));
    }

    [Fact]
    public async Task Export_ToParquet_HoldsTheRowsOfTheCsv()
    {
        await Done("run", "auditors", "--runs", "3", "--out", At("e"), "--quiet", "--no-charts");
        await Done("export", At("e"), "--to", At("e.csv"));
        await Done("export", At("e"), "--to", At("e.parquet"));
        string[][] csv = Csv("e.csv");
        await using ParquetReader table = await ParquetReader.CreateAsync(At("e.parquet"));
        double[] values = await Column<double>(table, "value");
        Assert.Equal(csv.Length, values.Length);
        Assert.All(
            csv.Zip(values),
            row =>
            {
                double said = double.Parse(row.First[7], CultureInfo.InvariantCulture);
                Assert.Equal(said, row.Second, 1e-9 * Math.Max(1, Math.Abs(said)));
            }
        );
        Assert.Equal(csv.Select(r => int.Parse(r[1], CultureInfo.InvariantCulture)), await Column<int>(table, "run"));
        Assert.Contains("bloc:defence", await Texts(table, "entity"));
        await Done("export", At("e"), "--to", At("e.parquet"));
    }

    /// <summary>A Parquet file that is not ours is left alone.</summary>
    [Fact]
    public async Task Export_OverAForeignParquet_IsRefused()
    {
        await Done("run", "tariff-large-country", "--runs", "2", "--out", At("e"), "--quiet", "--no-charts");
        await File.WriteAllTextAsync(At("foreign.parquet"), "PAR1 of somebody else PAR1");
        (int code, string _, string error) = await Run("export", At("e"), "--to", At("foreign.parquet"));
        Assert.Equal(2, code);
        Assert.Contains("foreign.parquet is there and is no table of ours", error, StringComparison.Ordinal);
    }

    /// <summary>A table of a finished run is not replaced by an export: its manifest would no longer be true.</summary>
    [Theory]
    [InlineData("series.csv")]
    [InlineData("series.parquet")]
    public async Task Export_OverATableOfARun_IsRefused(string name)
    {
        await Done("run", "tariff-large-country", "--runs", "2", "--out", At("e"), "--quiet", "--no-charts");
        await Done("run", "tariff-large-country", "--out", At("r"), "--quiet", "--no-charts", "--parquet");
        byte[] before = await File.ReadAllBytesAsync(At("r/" + name));
        (int code, string _, string error) = await Run("export", At("e"), "--to", At("r/" + name));
        Assert.Equal(2, code);
        Assert.Contains(
            "would no longer agree with their manifest; give another name",
            error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await File.ReadAllBytesAsync(At("r/" + name)));
    }

    [Fact]
    public async Task Run_ManyRunsWithParquet_SaysHowToHaveThem()
    {
        (int code, string _, string error) = await Run("run", "auditors", "--runs", "2", "--parquet", "--out", At("e"));
        Assert.Equal(2, code);
        Assert.Contains("export DIR --to FILE.parquet", error, StringComparison.Ordinal);
    }

    private static async Task Done(params string[] command)
    {
        (int code, string _, string error) = await Run(command);
        Assert.True(code == 0, error);
    }

    private string[][] Csv(string name) => [.. File.ReadLines(At(name)).Skip(1).Select(l => l.Split(','))];

    private static async Task<T[]> Column<T>(ParquetReader reader, string name)
        where T : struct
    {
        DataField field = reader.Schema.GetDataFields().Single(f => f.Name == name);
        List<T> all = [];
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            var values = new T[group.RowCount];
            await group.ReadAsync<T>(field, values.AsMemory());
            all.AddRange(values);
        }

        return [.. all];
    }

    private static async Task<string[]> Texts(ParquetReader reader, string name)
    {
        DataField field = reader.Schema.GetDataFields().Single(f => f.Name == name);
        List<string> all = [];
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            var values = new string?[group.RowCount];
            await group.ReadAsync(field, values.AsMemory());
            all.AddRange(values!);
        }

        return [.. all];
    }
}
