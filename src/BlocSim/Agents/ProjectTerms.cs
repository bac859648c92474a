namespace BlocSim;

/// <summary>How a named project comes about.</summary>
/// <param name="DecisionFrom">The first month in which it may be committed.</param>
/// <param name="LeadLow">Shortest years from decision to first tonne.</param>
/// <param name="LeadMode">Most likely years.</param>
/// <param name="LeadHigh">Longest years.</param>
/// <param name="RequiredPrice">
/// Netback in USD per tonne of the lead good that must have been earned on average over the past year before the project
/// is committed; null when it is committed at <paramref name="DecisionFrom"/> whatever the price.
/// </param>
public sealed record ProjectTerms(
    YearMonth DecisionFrom,
    double LeadLow,
    double LeadMode,
    double LeadHigh,
    double? RequiredPrice
);
