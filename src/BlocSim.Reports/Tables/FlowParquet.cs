namespace BlocSim.Reports;

/// <summary>Writes flows as Parquet while the run goes on: the columns of <see cref="FlowTable"/> but the number of the run, dates as dates.</summary>
/// <param name="output">Where to; stays open.</param>
/// <param name="clock">The run's calendar.</param>
public sealed class FlowParquet(Stream output, Clock clock) : IRunSink, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "flows.parquet";

    private readonly ParquetTable table = new(
        output,
        [
            ("date", typeof(DateTime)),
            .. FlowTable.Words.Select(name => (name, typeof(string))),
            .. FlowTable.Numbers.Select(name => (name, typeof(double))),
        ]
    );

    private readonly DateTime[] dates = ParquetTable.Days(clock);
    private Run? source;

    /// <inheritdoc />
    public bool WantsFlows => true;

    /// <inheritdoc />
    public void OnStart(Run run) => source = run;

    /// <inheritdoc />
    public void OnTick(int tick) { }

    /// <inheritdoc />
    public void OnFlow(int tick, Flow flow)
    {
        if (flow.Tonnes < FlowTable.SmallestTonnes || source is null)
        {
            return;
        }

        table.Set(0, dates[tick]);
        table.Set<string?>(1, source.Goods[flow.Good].Name);
        table.Set<string?>(2, source.Nations[flow.Origin].Code);
        table.Set<string?>(3, source.Nations[flow.Destination].Code);
        table.Set<string?>(4, source.SectorOf(flow.Good, flow.Row));
        table.Set<string?>(5, FlowTable.Name(flow.Channel));
        table.Set<string?>(6, flow.Via >= 0 ? source.Nations[flow.Via].Code : null);
        table.Set(7, flow.Tonnes);
        table.Set(8, flow.ExportPrice);
        table.Set(9, flow.DeliveredPrice);
        table.Set(10, flow.Duty);
        table.Set(11, flow.Levy);
        table.Set(12, flow.Rent);
        table.EndRow();
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose() => table.Dispose();
}
