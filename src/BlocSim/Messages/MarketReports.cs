namespace BlocSim;

/// <summary>The market with its customs and accounts to all: what the period brought each.</summary>
internal sealed class MarketReports
{
    /// <summary>To producer nations, in their order.</summary>
    public required TradeReport[] Producers { get; init; }

    /// <summary>To final buyers, in their order.</summary>
    public required BuyerReport[] Buyers { get; init; }

    /// <summary>To governments, in their order.</summary>
    public required TradeReport[] Governments { get; init; }
}
