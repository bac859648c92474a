namespace BlocSim;

/// <summary>The authority to all: the policy in force in a period, and the rulings behind it.</summary>
internal sealed class PolicyAnnouncement
{
    /// <summary>Members, floors, duties, quotas, odds of being caught.</summary>
    public required PolicyNotice Notice { get; init; }

    /// <summary>Rulings of the period, a sentence each.</summary>
    public required List<string> News { get; init; }
}
