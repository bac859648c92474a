namespace BlocSim;

/// <summary>An agent's information set at the start of a tick: the date, the policy announced, the public record.</summary>
/// <param name="Tick">The tick, from 0.</param>
/// <param name="Date">Its first month.</param>
/// <param name="Notice">Policy in force.</param>
/// <param name="Public">Last tick's public figures.</param>
internal readonly record struct MarketView(int Tick, YearMonth Date, PolicyNotice Notice, PublicStatistics Public);
