namespace BlocSim;

/// <summary>How plants of a process move to where their inputs are cheaper.</summary>
public sealed record RelocationRules
{
    /// <summary>Share of capacity that leaves in a year while inputs cost too much.</summary>
    public double YearlyShare { get; init; } = 0.05;

    /// <summary>How much less inputs must cost elsewhere, as a share of the base price of what is made.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Months from leaving to working again elsewhere.</summary>
    public int LagMonths { get; init; } = 24;
}
