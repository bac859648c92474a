namespace BlocSim;

/// <summary>What the market tells a producer nation after clearing: its own sales, purchases and outputs, nobody else's.</summary>
internal sealed class NationResult(MarketAgent market, Settlement settlement)
{
    /// <summary>Tonnes a row of this nation bought.</summary>
    public double Bought(int good, int row) => market.Markets[good].Bought[row];

    /// <summary>Tonnes that the nation's buyers bought.</summary>
    public double Used(int good) => settlement.Goods[good].Use[Nation];

    /// <summary>Average earned per tonne at the plants' gate; 0 when nothing was sold. A quota's rent goes to whoever holds the licence.</summary>
    public double Received(int good, int origin) => settlement.Goods[good].EarnedPerTonne(origin);

    /// <summary>Tonnes of the lead good a plant made.</summary>
    public double Output(int facility) => market.Output[facility];

    /// <summary>Tonnes of a co-product left over, for the nation this result belongs to.</summary>
    public double Unsold(int good) => market.Unsold(good, Nation);

    /// <summary>The nation.</summary>
    public required int Nation { get; init; }
}
