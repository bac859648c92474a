namespace BlocSim;

/// <summary>Customs and accounts to the authority: what arrived, what of it evaded, and what was traded on the authority's own account.</summary>
internal sealed class CustomsReport(int goods)
{
    /// <summary>Tonnes of each good that owed duty or levy, declared or not; 0 for goods that are not watched.</summary>
    public double[] Targeted { get; } = new double[goods];

    /// <summary>What these owed, USD.</summary>
    public double[] Owed { get; } = new double[goods];

    /// <summary>Tonnes of each good whose declaration was false.</summary>
    public double[] Evaded { get; } = new double[goods];

    /// <summary>Tonnes that the store behind a floor bought of each good; negative where it sold.</summary>
    public double[] StoreBought { get; } = new double[goods];

    /// <summary>What that cost, USD.</summary>
    public double[] StoreSpending { get; } = new double[goods];

    /// <summary>Tonnes of each good that went into the stockpile; negative where it released.</summary>
    public double[] Stockpiled { get; } = new double[goods];

    /// <summary>What that cost, USD.</summary>
    public double[] StockpileSpending { get; } = new double[goods];
}
