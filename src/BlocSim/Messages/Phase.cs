namespace BlocSim;

/// <summary>The fixed phases of a tick, in order.</summary>
public enum Phase
{
    /// <summary>The authority announces policy.</summary>
    Announce,

    /// <summary>Producer nations offer.</summary>
    Offer,

    /// <summary>Buyers, and plants that need inputs, bid.</summary>
    Bid,

    /// <summary>The market clears, upstream to downstream.</summary>
    Clear,

    /// <summary>Payments, duties and rents are booked.</summary>
    Settle,

    /// <summary>The authority audits.</summary>
    Inspect,

    /// <summary>Metrics are recorded.</summary>
    Record,

    /// <summary>Everyone adapts; the next tick's state.</summary>
    Adapt,
}
