using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>The spreads of every series at one point of an experiment: with the policy, in the baseline, and of their difference.</summary>
public sealed class PointSpreads
{
    private const int ColumnsAtOnce = 12;

    private PointSpreads(int runs, ImmutableArray<SeriesSpread> series)
    {
        Runs = runs;
        Series = series;
    }

    /// <summary>How many runs came to their end.</summary>
    public int Runs { get; }

    /// <summary>One entry a column, in the store's order.</summary>
    public ImmutableArray<SeriesSpread> Series { get; }

    /// <summary>Reads a point. Columns are read a few at a time, so memory does not grow with their number.</summary>
    /// <param name="store">The store.</param>
    /// <param name="point">Which point.</param>
    /// <param name="most">Only replications up to this number.</param>
    public static PointSpreads Of(ResultDatabase store, int point, int most = int.MaxValue)
    {
        List<SeriesSpread> found = [];
        int runs = 0;
        foreach (Column[] part in store.Head.Columns.Chunk(ColumnsAtOnce))
        {
            double[][][] policy = store.Read(point, false, part, most).Values;
            double[][][] baseline = store.Read(point, true, part, most).Values;
            for (int c = 0; c < part.Length; c++)
            {
                runs = policy[c].Length;
                found.Add(Of(part[c], policy[c], baseline[c], store.Head));
            }
        }

        return new PointSpreads(runs, [.. found]);
    }

    private static SeriesSpread Of(Column column, double[][] policy, double[][] baseline, StoreHead head)
    {
        int periods = head.Periods.Length;
        PairedDifference Difference(Func<double[], double> of) =>
            PairedDifference.Of([.. policy.Select(of)], [.. baseline.Select(r => column.IsPaired ? 0 : of(r))]);
        var last = Quantity.LastYear(column, head.Periods);
        return new SeriesSpread(
            column,
            Over(policy, periods),
            Over(baseline, periods),
            [.. Enumerable.Range(0, periods).Select(p => Difference(r => r[p]))]
        )
        {
            LastPolicy = Spread.Of(policy.Select(last.Of)),
            LastBaseline = Spread.Of(baseline.Select(last.Of)),
            LastDifference = Difference(last.Of),
        };
    }

    private static ImmutableArray<Spread> Over(double[][] runs, int periods) =>
        [.. Enumerable.Range(0, periods).Select(p => Spread.Of(runs.Select(r => r[p])))];
}
