using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// How a price floor is held: a row of the table of forms. Its columns are all that buyers, markets, accounts, investors and sentences ask of a form, so that a
/// form is added by a row.
/// </summary>
public sealed record FloorForm
{
    /// <summary>An adjustable levy lifts the border price of non-members' goods to the floor; the bloc's treasury receives it.</summary>
    public static FloorForm VariableLevy { get; } =
        new()
        {
            Name = "variable-levy",
            Words = "held by one adjustable levy on outsiders (treasury receives it)",
            Reach = FloorReach.Imports,
            Receiver = WedgeReceiver.Treasury,
            HasBasis = true,
        };

    /// <summary>Non-members' exporters undertake not to sell below the floor; they keep the difference.</summary>
    public static FloorForm MinimumImportPrice { get; } =
        new()
        {
            Name = "minimum-import-price",
            Words = "held by exporters' undertaking (they keep the difference)",
            Reach = FloorReach.Imports,
            Receiver = WedgeReceiver.Seller,
        };

    /// <summary>Nobody may sell below the floor inside the bloc; sellers keep the difference, what is not bought is not sold.</summary>
    public static FloorForm FloorOnInternalSales { get; } =
        new()
        {
            Name = "floor-on-internal-sales",
            Words = "binding on all sales inside (sellers keep the difference)",
            Reach = FloorReach.AllSales,
            Receiver = WedgeReceiver.Seller,
        };

    /// <summary>Buyers pay the market; taxpayers pay member producers the difference to the floor.</summary>
    public static FloorForm ContractForDifference { get; } =
        new()
        {
            Name = "contract-for-difference",
            Words = "held by contracts for difference (taxpayers pay members' producers)",
            Support = FloorSupport.PaysDifference,
        };

    /// <summary>The authority buys members' goods at the floor and sells at the ceiling, while money, space and stock last.</summary>
    public static FloorForm BufferStock { get; } =
        new()
        {
            Name = "buffer-stock",
            Words = "held by a store that buys members' goods",
            Support = FloorSupport.BuysGoods,
        };

    /// <summary>The table, in the order of the reference.</summary>
    public static ImmutableArray<FloorForm> All { get; } =
    [VariableLevy, MinimumImportPrice, FloorOnInternalSales, ContractForDifference, BufferStock];

    /// <summary>Its name in scenarios.</summary>
    public required string Name { get; init; }

    /// <summary>How it is held, after "a floor of 110 USD/kg".</summary>
    public required string Words { get; init; }

    /// <summary>Whose sales it binds.</summary>
    public FloorReach Reach { get; init; }

    /// <summary>Who receives the wedge.</summary>
    public WedgeReceiver Receiver { get; init; }

    /// <summary>What it does for members' producers beside holding prices.</summary>
    public FloorSupport Support { get; init; }

    /// <summary>Whether a levy can be one a good, from the cheapest representative offer, as well as one a consignment.</summary>
    public bool HasBasis { get; init; }

    /// <summary>Whether buyers' prices are held at it.</summary>
    public bool HoldsPrices => Reach != FloorReach.Nobody;

    /// <summary>Whether members' producers are paid the difference.</summary>
    public bool PaysDifference => Support == FloorSupport.PaysDifference;

    /// <summary>Whether the authority keeps a store.</summary>
    public bool BuysGoods => Support == FloorSupport.BuysGoods;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
