using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>A quantity in every run of each point, read once a point however often it is asked for.</summary>
public sealed class PointRuns(ResultDatabase store, Quantity quantity, int runs)
{
    private readonly List<double[]> values = [];

    /// <summary>The quantity.</summary>
    public Quantity Quantity => quantity;

    /// <summary>How many replications each point has.</summary>
    public int Runs => runs;

    /// <summary>By point, the value in each replication; NaN where it failed or has none.</summary>
    public IReadOnlyList<double[]> Of(int points)
    {
        while (values.Count < points)
        {
            StoredRuns read = store.Read(values.Count, false, [quantity.Column], runs);
            double[] own = new double[runs];
            Array.Fill(own, double.NaN);
            for (int i = 0; i < read.Numbers.Count; i++)
            {
                own[read.Numbers[i] - 1] = quantity.Of(read.Values[0][i]);
            }

            values.Add(own);
        }

        return values[..points];
    }

    /// <summary>By point, the mean over its runs; NaN where none has a value.</summary>
    public double[] Means(int points) => [.. Of(points).Select(v => Experiments.Spread.Of(v).Mean)];
}
