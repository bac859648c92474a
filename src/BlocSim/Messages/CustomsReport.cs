namespace BlocSim;

/// <summary>Customs and accounts to the authority: what arrived, what of it evaded, and what was traded on the authority's own account.</summary>
internal sealed class CustomsReport(int goods)
{
    /// <summary>Tonnes that owed duty or levy, declared or not, of goods that are watched.</summary>
    public double Targeted { get; set; }

    /// <summary>Tonnes whose declaration was false.</summary>
    public double Evaded { get; set; }

    /// <summary>Tonnes that the store behind a floor bought of each good; negative where it sold.</summary>
    public double[] StoreBought { get; } = new double[goods];

    /// <summary>What that cost, USD.</summary>
    public double[] StoreSpending { get; } = new double[goods];

    /// <summary>Tonnes of each good that went into the stockpile; negative where it released.</summary>
    public double[] Stockpiled { get; } = new double[goods];

    /// <summary>What that cost, USD.</summary>
    public double[] StockpileSpending { get; } = new double[goods];
}
