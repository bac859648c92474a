namespace BlocSim;

/// <summary>
/// What a recycling plant lives on: goods that its own nation's buyers bought a lifetime ago come back as scrap, of which a part is collected.
/// </summary>
/// <param name="Good">The good that comes back.</param>
/// <param name="LifetimeYears">Years in use.</param>
/// <param name="Collected">Share of what comes back that is collected, 0 to 1.</param>
/// <param name="Content">Tonnes of the plant's lead good in a collected tonne, losses taken off.</param>
public sealed record ScrapFeed(string Good, double LifetimeYears, double Collected, double Content);
