using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Writes what every sector of every nation bought, by calendar year: how much, at which price, how much of it past the bloc's levy or duty, what was paid at the border.</summary>
/// <param name="output">Where to; stays open.</param>
/// <param name="clock">The run's calendar.</param>
public sealed class SectorTable(TextWriter output, Clock clock) : IRunSink, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "sectors.csv";

    internal const string Head =
        "year,good,nation,sector,quantity_t_per_yr,delivered_price_usd_per_t,evading_share,duty_usd_per_yr,levy_usd_per_yr";

    private readonly CsvRows csv = new(output);
    private readonly Dictionary<(int Good, int Nation, int Row), Bought> year = [];
    private Run? source;

    /// <inheritdoc />
    public bool WantsFlows => true;

    /// <inheritdoc />
    public void OnStart(Run run)
    {
        source = run;
        csv.Row(Head.Split(','));
    }

    /// <inheritdoc />
    public void OnFlow(int tick, Flow flow)
    {
        (int, int, int) key = (flow.Good, flow.Destination, flow.Row);
        Bought sum = year.GetValueOrDefault(key);
        year[key] = new Bought(
            sum.Tonnes + flow.Tonnes,
            sum.Spending + (flow.Tonnes * flow.DeliveredPrice),
            sum.Evading + (flow.Channel == Channel.Declared ? 0 : flow.Tonnes),
            sum.Duty + flow.Duty,
            sum.Levy + flow.Levy
        );
    }

    /// <inheritdoc />
    public void OnTick(int tick)
    {
        int now = clock.DateOf(tick).Year;
        bool ends = tick == clock.Ticks - 1 || clock.DateOf(tick + 1).Year != now;
        if (!ends)
        {
            return;
        }

        Range ticks = clock.TicksOf(now);
        double years = (ticks.End.Value - ticks.Start.Value) * clock.YearsPerTick;
        foreach (
            ((int good, int nation, int row), Bought sum) in year.Where(b => b.Value.Tonnes >= FlowTable.SmallestTonnes)
                .OrderBy(b => b.Key)
        )
        {
            csv.Row([
                now.ToString(CultureInfo.InvariantCulture),
                source!.Goods[good].Name,
                source.Nations[nation].Code,
                source.SectorOf(good, row),
                CsvRows.Cell(sum.Tonnes / years),
                CsvRows.Cell(sum.Spending / sum.Tonnes),
                CsvRows.Cell(sum.Evading / sum.Tonnes),
                CsvRows.Cell(sum.Duty / years),
                CsvRows.Cell(sum.Levy / years),
            ]);
        }

        year.Clear();
    }

    /// <summary>Hands the last row on.</summary>
    public void Dispose() => csv.Dispose();

    private readonly record struct Bought(double Tonnes, double Spending, double Evading, double Duty, double Levy);
}
