using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Writes what happened in a run and its baseline, in order of time: rulings, decisions of governments, lives of plants.</summary>
public static class EventTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "events.csv";

    internal const string Head = "run,date,kind,event";
    private const string OfPolicy = "policy";

    /// <summary>Writes a row an event.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="pair">The run and its baseline.</param>
    public static void Write(TextWriter output, PairedRun pair)
    {
        using var csv = new CsvRows(output);
        csv.Row(Head.Split(','));
        foreach (
            (string run, RunEvent e) in pair
                .PolicyRun.Events.Select(e => (OfPolicy, e))
                .Concat(pair.BaselineEvents.Select(e => ("baseline", e)))
        )
        {
            csv.Row([run, e.Date, CsvRows.Word(e.Kind), e.Text]);
        }
    }

    /// <summary>Reads what happened with the policy.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">It is not there, or not such a table.</exception>
    internal static IReadOnlyList<RunEvent> Read(string path, CancellationToken cancel) =>
        [
            .. StoredTable
                .Rows(path, Head, cancel)
                .Where(r => r[0] == OfPolicy)
                .Select(r => new RunEvent(r[1], Enum.Parse<EventKind>(r[2], ignoreCase: true), r[3])),
        ];
}
