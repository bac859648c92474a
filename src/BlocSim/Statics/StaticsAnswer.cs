using System.Collections.Immutable;

namespace BlocSim;

/// <summary>A small table that answers a question of comparative statics.</summary>
/// <param name="Columns">Titles of the columns after the first.</param>
/// <param name="Rows">Titles of the rows and their values; NaN where there is none.</param>
public sealed record StaticsAnswer(ImmutableArray<string> Columns, ImmutableArray<(string Title, double[] Values)> Rows)
{
    /// <summary>A cell.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public double this[string row, string column]
    {
        get
        {
            int at = Columns.IndexOf(column);
            foreach ((string title, double[] values) in Rows)
            {
                if (title == row && at >= 0)
                {
                    return values[at];
                }
            }

            throw new ArgumentException($"there is no {column} of {row}", nameof(row));
        }
    }
}
