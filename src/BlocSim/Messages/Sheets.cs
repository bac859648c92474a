namespace BlocSim;

/// <summary>To the market: everything that was offered and ordered, put in order of goods, origins and rows before anything is added up.</summary>
internal sealed class Sheets
{
    /// <summary>Date, policy in force, public statistics.</summary>
    public MarketView View { get; set; }

    /// <summary>Offers by good and origin.</summary>
    public required Offer?[][] Offers { get; init; }

    /// <summary>Orders by good and row.</summary>
    public required Bid[][] Bids { get; init; }
}
