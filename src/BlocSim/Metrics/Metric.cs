namespace BlocSim;

/// <summary>A measured quantity, declared once: the header of tables, the axis of charts and the reference page come from here.</summary>
/// <param name="Name">The name used in tables.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Scope">For whom it is measured.</param>
/// <param name="Meaning">What it says, one sentence.</param>
/// <param name="Formula">How it is computed.</param>
public sealed record Metric(string Name, string Unit, MetricScope Scope, string Meaning, string Formula)
{
    /// <summary>The name as people say it: <c>price inside</c>, <c>non-dominant share</c>.</summary>
    public string Words =>
        Name.StartsWith("non-", StringComparison.Ordinal)
            ? "non-" + Name[4..].Replace('-', ' ')
            : Name.Replace('-', ' ');

    /// <summary>The measure in one tick; the entity is an origin slot, a nation index or a <see cref="Region"/>. NaN when there is none.</summary>
    internal Func<TickFigures, int, int, double>? Measure { get; init; }
}
