namespace BlocSim;

/// <summary>To a nation's producers or government: the period is over, and this is what it brought.</summary>
internal sealed class Closing
{
    /// <summary>Date, policy in force, public statistics with what audits found.</summary>
    public MarketView View { get; set; }

    /// <summary>The nation's own trade.</summary>
    public required TradeReport Report { get; set; }
}
