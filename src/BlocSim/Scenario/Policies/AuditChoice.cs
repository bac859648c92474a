namespace BlocSim;

/// <summary>Which lots customs open first.</summary>
public enum AuditChoice
{
    /// <summary>Every tonne alike: lots drawn at random.</summary>
    ByTonnage,

    /// <summary>Where most is owed: a lot's weight is the duty, levy and lift to a minimum price that it owes.</summary>
    ByValue,
}
