namespace BlocSim;

/// <summary>What a government does about the bloc.</summary>
public enum StrategyKind
{
    /// <summary>Pays its producers per tonne while rivals' new capacity is above a mark, then taxes exports to get the money back.</summary>
    Dump,

    /// <summary>Limits exports some time after the bloc burdens its goods, with truces.</summary>
    Restrict,

    /// <summary>Bans exports to one member at a time, and hurts it on goods outside the model.</summary>
    Retaliate,

    /// <summary>Offers the member that gains least from the bloc money and a discount for leaving.</summary>
    Divide,

    /// <summary>Takes from its exports to members what lifts them to the floor, so that it has the levy's revenue and not the bloc.</summary>
    Capture,
}
