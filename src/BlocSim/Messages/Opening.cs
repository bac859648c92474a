namespace BlocSim;

/// <summary>To whoever offers or orders: what everybody may know at the start of a period.</summary>
internal sealed class Opening
{
    /// <summary>Date, policy in force, public statistics.</summary>
    public MarketView View { get; set; }
}
