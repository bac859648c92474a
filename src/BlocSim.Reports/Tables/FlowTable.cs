using BlocSim.Experiments;
using CsvHelper;

namespace BlocSim.Reports;

/// <summary>Writes flows to a table while the run goes on: one flow a row, as booked.</summary>
public sealed class FlowTable : IRunSink, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "flows.csv";

    internal const int DateColumn = 1;
    internal const int GoodColumn = 2;
    internal const int OriginColumn = 3;
    internal const int DestinationColumn = 4;
    internal const int ChannelColumn = 6;
    internal const int ViaColumn = 7;
    internal const int QuantityColumn = 8;

    /// <summary>How trade that evades nothing is written.</summary>
    internal const string Declared = "declared";

    /// <summary>The columns that are words, in order.</summary>
    internal static readonly string[] Words = ["good", "origin", "destination", "sector", "channel", "via"];

    /// <summary>The columns that are numbers, in order.</summary>
    internal static readonly string[] Numbers =
    [
        "quantity_t",
        "export_price_usd_per_t",
        "delivered_price_usd_per_t",
        "duty_usd",
        "levy_usd",
        "rent_usd",
    ];

    private static readonly string[] Columns = ["run", "date", .. Words, .. Numbers];

    /// <summary>Its first line.</summary>
    internal static readonly string Head = string.Join(',', Columns);

    private readonly CsvWriter csv;
    private readonly Clock clock;
    private readonly string number;
    private string date = string.Empty;
    private int dated = -1;
    private Run? source;

    /// <param name="output">Where to; stays open.</param>
    /// <param name="clock">The run's calendar.</param>
    /// <param name="run">Number of the replication, from 1.</param>
    public FlowTable(TextWriter output, Clock clock, int run)
    {
        csv = CsvWriter.Create(output, SeriesTable.Format, leaveOpen: true);
        this.clock = clock;
        number = run.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string column in Columns)
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
    }

    /// <summary>Flows smaller than this are not written: they are residue of a smooth choice, not trade.</summary>
    public const double SmallestTonnes = 1e-6;

    /// <summary>How a channel is written.</summary>
    internal static string Name(Channel channel) =>
        channel switch
        {
            Channel.Declared => Declared,
            Channel.Misdeclared => "misdeclared",
            _ => "third-nation",
        };

    /// <inheritdoc />
    public bool WantsFlows => true;

    /// <inheritdoc />
    public void OnTick(int tick) { }

    /// <inheritdoc />
    public void OnStart(Run run) => source = run;

    /// <inheritdoc />
    public void OnFlow(int tick, Flow flow)
    {
        if (flow.Tonnes < SmallestTonnes || source is null)
        {
            return;
        }

        if (dated != tick)
        {
            dated = tick;
            date = clock.Label(tick);
        }

        csv.WriteField(number);
        csv.WriteField(date);
        csv.WriteField(source.Goods[flow.Good].Name);
        csv.WriteField(source.Nations[flow.Origin].Code);
        csv.WriteField(source.Nations[flow.Destination].Code);
        csv.WriteField(source.SectorOf(flow.Good, flow.Row));
        csv.WriteField(Name(flow.Channel));
        csv.WriteField(flow.Via >= 0 ? source.Nations[flow.Via].Code : string.Empty);
        csv.WriteField(CsvRows.Cell(flow.Tonnes));
        csv.WriteField(CsvRows.Cell(flow.ExportPrice));
        csv.WriteField(CsvRows.Cell(flow.DeliveredPrice));
        csv.WriteField(CsvRows.Cell(flow.Duty));
        csv.WriteField(CsvRows.Cell(flow.Levy));
        csv.WriteField(CsvRows.Cell(flow.Rent));
        csv.EndRecord();
    }

    /// <summary>Writes out what is buffered.</summary>
    public void Dispose() => csv.Dispose();
}
