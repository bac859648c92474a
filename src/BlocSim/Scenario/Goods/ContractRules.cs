namespace BlocSim;

/// <summary>How far buyers of a good are bound to the suppliers they had: final buyers and plants that process it alike.</summary>
/// <param name="Share">Share of what they buy that is under contract, 0 to 0.95; assumption, 0.6 (0.3 to 0.8).</param>
/// <param name="TermMonths">Months that a contract runs: in each, one part of so many is renewed with the suppliers of the day.</param>
public sealed record ContractRules(double Share, double TermMonths);
