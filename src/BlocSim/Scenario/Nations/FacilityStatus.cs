namespace BlocSim;

/// <summary>Where a plant stands in its life.</summary>
public enum FacilityStatus
{
    /// <summary>Able to produce.</summary>
    Operating,

    /// <summary>In care and maintenance: no output, part of the fixed cost, can restart.</summary>
    Idle,

    /// <summary>Decided on conditions that are not met yet.</summary>
    Planned,

    /// <summary>Committed; the lead time runs.</summary>
    Building,

    /// <summary>Gone for good.</summary>
    Closed,
}
