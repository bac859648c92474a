using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Writes how plants stood and when, with the policy and in the baseline: planned, building, operating, idle, closed.</summary>
public static class PlantTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "plants.csv";

    internal const string Head = "run,plant,nation,good,capacity_t_per_yr,status,from,until";
    private const string OfPolicy = "policy";

    /// <summary>Writes a row for every part of a plant's life.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="pair">The run and its baseline.</param>
    public static void Write(TextWriter output, PairedRun pair)
    {
        using var csv = new CsvRows(output);
        csv.Row(Head.Split(','));
        Clock clock = pair.Policy.Clock;
        foreach (
            (string run, PlantSpan span) in pair
                .PolicyRun.Plants.Select(p => (OfPolicy, p))
                .Concat(pair.BaselinePlants.Select(p => ("baseline", p)))
        )
        {
            csv.Row([
                run,
                span.Plant,
                span.Nation,
                span.Good,
                CsvRows.Cell(span.Capacity),
                CsvRows.Word(span.Status),
                clock.Label(span.From),
                clock.Label(span.Until),
            ]);
        }
    }

    /// <summary>Reads such a table back: with the policy, and in the baseline.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The run's calendar.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">It is not there, or not such a table.</exception>
    internal static (IReadOnlyList<PlantSpan> Policy, IReadOnlyList<PlantSpan> Baseline) Read(
        string path,
        Clock clock,
        CancellationToken cancel
    )
    {
        Dictionary<string, int> ticks = Enumerable.Range(0, clock.Ticks).ToDictionary(clock.Label);
        ILookup<bool, PlantSpan> found = StoredTable
            .Rows(path, Head, cancel)
            .ToLookup(
                r => r[0] == OfPolicy,
                r => new PlantSpan(
                    r[1],
                    r[2],
                    r[3],
                    double.Parse(r[4], CultureInfo.InvariantCulture),
                    Enum.Parse<FacilityStatus>(r[5], ignoreCase: true),
                    ticks[r[6]],
                    ticks[r[7]]
                )
            );
        return ([.. found[true]], [.. found[false]]);
    }
}
