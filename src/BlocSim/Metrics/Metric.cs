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
        Said
        ?? (
            Name.StartsWith("non-", StringComparison.Ordinal)
                ? "non-" + Name[4..].Replace('-', ' ')
                : Name.Replace('-', ' ')
        );

    /// <summary>Whether it is a balance at the end of a period (a stock, a loan, a value since the start) rather than a price, a share or a yearly rate.</summary>
    public bool IsBalance => Unit is "t" or "USD";

    /// <summary>The value for a stretch of periods, such as a calendar year: the mean of those that have one; of a balance the last. NaN where none has.</summary>
    /// <param name="values">The periods' values, in order.</param>
    public double Over(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double last = double.NaN;
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += value;
                last = value;
                count++;
            }
        }

        return IsBalance || count == 0 ? last : sum / count;
    }

    /// <summary>Words that say more than the name, where the name alone would be misread.</summary>
    internal string? Said { get; init; }

    /// <summary>Whether a scenario has what is measured, and so whether it is recorded; null for always.</summary>
    internal Func<Scenario, bool>? Applies { get; init; }

    /// <summary>The measure in one tick; the entity is an origin slot, a nation index or a <see cref="Region"/>. NaN when there is none.</summary>
    internal Func<TickFigures, int, int, double>? Measure { get; init; }
}
