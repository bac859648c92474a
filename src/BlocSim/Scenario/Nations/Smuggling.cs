namespace BlocSim;

/// <summary>How readily goods are smuggled out of a nation past its export taxes and quotas.</summary>
public sealed record Smuggling
{
    /// <summary>Response: of a wedge of x per tonne the share <c>1 - exp(-response x / base price)</c> would evade it, as with import duties.</summary>
    public double Response { get; init; } = 8;

    /// <summary>Share of exports that can be smuggled at most, 0 to 1.</summary>
    public double Most { get; init; } = 0.6;

    /// <summary>Share of the gap to that which is closed in a month: routes take time.</summary>
    public double MonthlyGain { get; init; } = 0.05;
}
