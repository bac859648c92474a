namespace BlocSim.Reports;

/// <summary>A point of a scatter.</summary>
/// <param name="X">Position across.</param>
/// <param name="Y">Position up.</param>
/// <param name="Name">What it is; written beside points on the frontier while there is room.</param>
/// <param name="OnFrontier">Whether no other point is better in both.</param>
public sealed record ScatterPoint(double X, double Y, string Name, bool OnFrontier)
{
    /// <summary>Whether its name comes before those of others where there is not room for all.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Half the width of its interval across; 0 for none.</summary>
    public double ErrorX { get; init; }

    /// <summary>Half the height of its interval.</summary>
    public double ErrorY { get; init; }
}
