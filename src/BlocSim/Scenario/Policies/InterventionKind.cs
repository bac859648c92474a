namespace BlocSim;

/// <summary>What an intervention changes.</summary>
public enum InterventionKind
{
    /// <summary>The level of the floor on a good.</summary>
    Floor,

    /// <summary>The bloc's ad valorem duty on outsiders' goods.</summary>
    Tariff,

    /// <summary>How many lots customs examine.</summary>
    Audits,

    /// <summary>Whether a nation is in the bloc.</summary>
    Membership,
}
