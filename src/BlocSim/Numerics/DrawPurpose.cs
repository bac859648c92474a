namespace BlocSim;

/// <summary>What a random draw decides; part of its key, so purposes never share a number. Values are pinned.</summary>
public enum DrawPurpose
{
    /// <summary>The years from a project's decision to its first tonne.</summary>
    LeadTime = 1,

    /// <summary>How many evading lots the customs audits of a tick find.</summary>
    AuditFindings = 2,

    /// <summary>Whether an instrument is suspended by a court or panel this tick.</summary>
    TradeLaw = 3,

    /// <summary>Whether a nation joins, stays or leaves at a review.</summary>
    Membership = 4,

    /// <summary>In which month of the year a project is appraised.</summary>
    Appraisal = 5,

    /// <summary>The value of an uncertain input in a replication of an ensemble.</summary>
    UncertainInput = 6,

    /// <summary>The seed of a replication, and the points of a design.</summary>
    Design = 7,

    /// <summary>News that moves final demand.</summary>
    Demand = 8,

    /// <summary>Capacity that cannot be used.</summary>
    Outage = 9,
}
