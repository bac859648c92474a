namespace BlocSim;

/// <summary>How a plant's cash cost falls toward that of the technology leaders: the gap halves at a steady pace while it operates.</summary>
/// <param name="Cost">Where the cash cost goes, USD per tonne of the lead good.</param>
/// <param name="HalfLifeYears">Years of operation in which half of the gap closes.</param>
public sealed record CatchUp(double Cost, double HalfLifeYears);
