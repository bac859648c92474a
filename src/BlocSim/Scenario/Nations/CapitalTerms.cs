namespace BlocSim;

/// <summary>What a project costs to build and what its owners ask of it.</summary>
/// <param name="Cost">USD per tonne of yearly capacity, spent at the decision.</param>
/// <param name="LifeYears">Years in which it must earn that back.</param>
/// <param name="Wacc">Yearly cost of capital without price risk, as a share of one.</param>
/// <param name="RiskPremium">Added to it per unit of the yearly volatility of the good's price; assumption, 0 to 0.15.</param>
public sealed record CapitalTerms(double Cost, double LifeYears, double Wacc, double RiskPremium)
{
    /// <summary>What a dollar a year over the life is worth at its start, USD.</summary>
    /// <param name="wacc">Cost of capital a year, as a share of one; zero or more.</param>
    public double Annuity(double wacc) => wacc > 0 ? (1 - PortableMath.Pow(1 + wacc, -LifeYears)) / wacc : LifeYears;
}
