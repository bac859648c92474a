namespace BlocSim.Scenarios;

/// <summary>A single value.</summary>
/// <param name="Kind">Its meaning and units.</param>
/// <param name="Least">Smallest value allowed, in the kind's base unit.</param>
/// <param name="Most">Largest value allowed.</param>
/// <param name="Choices">The words allowed, for <see cref="ValueKind.Choice"/>.</param>
internal sealed record ValueShape(
    ValueKind Kind,
    double Least = 0,
    double Most = double.PositiveInfinity,
    IReadOnlyList<string>? Choices = null
) : Shape
{
    /// <summary>Words that may stand in place of a number.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Whether a text names something in tables, as a sector does.</summary>
    public bool IsName { get; init; }
}
