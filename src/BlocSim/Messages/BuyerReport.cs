namespace BlocSim;

/// <summary>The market to a final buyer: what it paid and got, and what customs published.</summary>
internal sealed class BuyerReport
{
    /// <summary>Its price index, USD per tonne; NaN where it bought nothing.</summary>
    public double PriceIndex { get; set; }

    /// <summary>Tonnes it bought, what the stockpile ordered through it taken off.</summary>
    public double Bought { get; set; }

    /// <summary>Share of evading lots that was caught; NaN where none is known.</summary>
    public double CaughtShare { get; set; }

    /// <summary>What became of its contracts; null where the good knows none.</summary>
    public ContractOutcome? Contracts { get; init; }
}
