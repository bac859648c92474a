namespace BlocSim;

/// <summary>Equal firms of which some may form a price-leading cartel (d'Aspremont, Jacquemin, Gabszewicz and Weymark 1983).</summary>
/// <param name="Firms">How many there are, 1 to 100.</param>
/// <param name="CostSlope">Marginal cost is this times tonnes.</param>
/// <param name="DemandIntercept">Tonnes bought at price zero.</param>
/// <param name="DemandSlope">Tonnes lost per unit of price, positive.</param>
public sealed record CartelModel(int Firms, double CostSlope, double DemandIntercept, double DemandSlope);
