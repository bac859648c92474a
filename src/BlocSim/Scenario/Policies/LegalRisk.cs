namespace BlocSim;

/// <summary>
/// Challenges in court or before trade panels: each floor and each of the bloc's tariffs may be suspended in any month, for a time.
/// </summary>
/// <param name="Hazard">Chance that an instrument in force is suspended within a year, 0 to 1.</param>
/// <param name="SuspensionMonths">How long it then stays suspended.</param>
public sealed record LegalRisk(double Hazard, int SuspensionMonths);
