using BlocSim.Experiments;

namespace BlocSim.Cli;

/// <summary>The mean of a quantity over the runs of each point, read once a point however often it is asked for.</summary>
internal sealed class PointMeans(ResultStore store, Quantity quantity, int runs)
{
    private readonly List<double> means = [];

    /// <summary>The quantity.</summary>
    public Quantity Quantity => quantity;

    /// <summary>Of the first points; NaN where no run has a value.</summary>
    public IReadOnlyList<double> Of(int points)
    {
        while (means.Count < points)
        {
            means.Add(
                Experiments
                    .Spread.Of(store.Read(means.Count, false, [quantity.Column], runs).Values[0].Select(quantity.Of))
                    .Mean
            );
        }

        return means.Count == points ? means : means[..points];
    }
}
