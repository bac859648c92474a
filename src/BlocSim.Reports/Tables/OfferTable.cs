using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Writes what producers offer at the beginning of every year of a run, from the cheapest tonne on: the merit order by nation.</summary>
/// <param name="output">Where to; stays open.</param>
/// <param name="clock">The run's calendar.</param>
public sealed class OfferTable(TextWriter output, Clock clock) : IRunSink, IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "offers.csv";

    internal const string Head = "date,good,nation,from_usd_per_t,to_usd_per_t,tonnes_per_yr";
    private readonly CsvRows csv = new(output);
    private Run? source;

    /// <inheritdoc />
    public bool WantsFlows => false;

    /// <inheritdoc />
    public void OnStart(Run run)
    {
        source = run;
        csv.Row(Head.Split(','));
    }

    /// <inheritdoc />
    public void OnTick(int tick)
    {
        bool last = tick == clock.Ticks - 1;
        if (!last && tick > 0 && clock.DateOf(tick).Year == clock.DateOf(tick - 1).Year)
        {
            return;
        }

        foreach (OfferStep step in source!.Offers())
        {
            csv.Row([
                clock.Label(tick),
                step.Good,
                step.Nation,
                CsvRows.Cell(step.From),
                CsvRows.Cell(step.To),
                CsvRows.Cell(step.Tonnes),
            ]);
        }
    }

    /// <inheritdoc />
    public void OnFlow(int tick, Flow flow) { }

    /// <summary>Hands the last row on.</summary>
    public void Dispose() => csv.Dispose();

    /// <summary>Reads such a table back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The run's calendar.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">It is not there, or not such a table.</exception>
    internal static IReadOnlyList<(int Tick, OfferStep Step)> Read(string path, Clock clock, CancellationToken cancel)
    {
        Dictionary<string, int> ticks = Enumerable.Range(0, clock.Ticks).ToDictionary(clock.Label);
        return
        [
            .. StoredTable
                .Rows(path, Head, cancel)
                .Select(r => (ticks[r[0]], new OfferStep(r[1], r[2], Number(r[3]), Number(r[4]), Number(r[5])))),
        ];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
