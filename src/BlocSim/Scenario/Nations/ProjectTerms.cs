namespace BlocSim;

/// <summary>How a named project comes about.</summary>
/// <param name="DecisionFrom">The first month in which it may be committed.</param>
/// <param name="LeadLow">Shortest years from decision to first tonne.</param>
/// <param name="LeadMode">Most likely years.</param>
/// <param name="LeadHigh">Longest years.</param>
/// <param name="RequiredPrice">
/// What a tonne of the lead good must have earned, USD, as a moving average with a memory of a year, before the project
/// is committed; null when it is committed at <paramref name="DecisionFrom"/> whatever the price.
/// </param>
public sealed record ProjectTerms(
    YearMonth DecisionFrom,
    double LeadLow,
    double LeadMode,
    double LeadHigh,
    double? RequiredPrice
)
{
    /// <summary>The date of a project that is never decided.</summary>
    public static YearMonth Never { get; } = new(9999, 12);

    /// <summary>Capital cost and what it must earn; with it the project is decided by its net present value. Null to look at the price only.</summary>
    public CapitalTerms? Capital { get; init; }

    /// <summary>For a plant beyond the named ones: the line it waits in. Such plants reckon with what is being built anywhere. Null for a named project.</summary>
    public EntrantLine? Line { get; init; }
}
