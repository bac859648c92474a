using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace BlocSim.Reports;

/// <summary>
/// A table in Apache Parquet, which DuckDB, pandas, polars and R's arrow read without guessing types: text, dates (the first day of a period), whole and real numbers.
/// Rows are handed in one by one and written in groups, so that memory stays flat.
/// </summary>
internal sealed class ParquetTable : IDisposable
{
    /// <summary>Key of the remark in the file's metadata that says who wrote it.</summary>
    public const string Mark = "blocsim";

    /// <summary>Rows a group: large enough to compress well, small enough to hold.</summary>
    private const int GroupRows = 250_000;

    private readonly ParquetWriter writer;
    private readonly DataField[] fields;
    private readonly IColumn[] columns;
    private int rows;

    /// <param name="output">Where to; stays open.</param>
    /// <param name="heads">The columns: a name and the type of its values (<c>string</c>, <c>DateTime</c>, <c>int</c> or <c>double</c>).</param>
    public ParquetTable(Stream output, IReadOnlyList<(string Name, Type Of)> heads)
    {
        fields = [.. heads.Select(h => Field(h.Name, h.Of))];
        columns = [.. heads.Select(h => Column(h.Of))];
        writer = ParquetWriter.CreateAsync(new ParquetSchema(fields), output).GetAwaiter().GetResult();
        writer.CustomMetadata = new Dictionary<string, string> { [Mark] = ProductVersion.Text };
    }

    /// <summary>Hands in a value of the row at hand.</summary>
    public void Set<T>(int column, T value) => ((Values<T>)columns[column]).List.Add(value);

    /// <summary>Ends the row at hand.</summary>
    public void EndRow()
    {
        if (++rows == GroupRows)
        {
            WriteGroup();
        }
    }

    /// <summary>The first day of a period named as tables name it: <c>2026-04</c>, <c>2026</c>.</summary>
    public static DateTime Day(string period) =>
        DateTime.ParseExact(period, ["yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None);

    /// <summary>The first days of all periods of a run.</summary>
    public static DateTime[] Days(Clock clock) => [.. Enumerable.Range(0, clock.Ticks).Select(clock.Label).Select(Day)];

    /// <summary>Writes what is left and the foot of the file.</summary>
    public void Dispose()
    {
        if (rows > 0)
        {
            WriteGroup();
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private void WriteGroup()
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int c = 0; c < fields.Length; c++)
        {
            columns[c].Write(group, fields[c]).GetAwaiter().GetResult();
        }

        group.CompleteValidate();
        rows = 0;
    }

    private static DataField Field(string name, Type of) =>
        of == typeof(DateTime)
            ? new DateTimeDataField(name, DateTimeFormat.Date, isNullable: false)
            : new DataField(name, of, isNullable: of == typeof(string));

    private static IColumn Column(Type of) =>
        of == typeof(string) ? new Texts()
        : of == typeof(DateTime) ? new Numbers<DateTime>()
        : of == typeof(int) ? new Numbers<int>()
        : new Numbers<double>();

    private interface IColumn
    {
        Task Write(ParquetRowGroupWriter group, DataField field);
    }

    private abstract class Values<T>
    {
        public List<T> List { get; } = [];
    }

    private sealed class Texts : Values<string?>, IColumn
    {
        public async Task Write(ParquetRowGroupWriter group, DataField field)
        {
            await group.WriteAsync(field, List!).ConfigureAwait(false);
            List.Clear();
        }
    }

    private sealed class Numbers<T> : Values<T>, IColumn
        where T : struct
    {
        public async Task Write(ParquetRowGroupWriter group, DataField field)
        {
            await group.WriteAsync<T>(field, List.ToArray()).ConfigureAwait(false);
            List.Clear();
        }
    }
}
