namespace BlocSim;

/// <summary>A plant, or a block of similar sites, of one nation.</summary>
public sealed record Facility
{
    /// <summary>The name used in scenario files; unique within its nation.</summary>
    public required string Name { get; init; }

    /// <summary>The nation it stands in.</summary>
    public required string Nation { get; init; }

    /// <summary>The process it runs.</summary>
    public required string Process { get; init; }

    /// <summary>Tonnes of the lead good a year at full use.</summary>
    public required double Capacity { get; init; }

    /// <summary>Cash cost in USD per tonne of the lead good, before bought inputs and co-product credit.</summary>
    public required double Cost { get; init; }

    /// <summary>Half-width of the offer: capacity is offered linearly between c(1-h) and c(1+h), because sites differ.</summary>
    public double Spread { get; init; } = 0.10;

    /// <summary>Fixed cost in USD per tonne of yearly capacity; a fifth of it goes on while idle.</summary>
    public double FixedCost { get; init; }

    /// <summary>Status at the start of the run.</summary>
    public FacilityStatus Status { get; init; }

    /// <summary>Output in the base year, tonnes of the lead good; used for calibration only.</summary>
    public double BaseOutput { get; init; }

    /// <summary>Yearly growth of capacity while the plant is well used and paid for; 0 for none.</summary>
    public double Expansion { get; init; }

    /// <summary>Months below avoidable cost before it idles.</summary>
    public int IdleAfterMonths { get; init; } = 6;

    /// <summary>Months above restart cost before it restarts.</summary>
    public int RestartAfterMonths { get; init; } = 3;

    /// <summary>Share above unit cost at which a restart pays.</summary>
    public double RestartPremium { get; init; } = 0.10;

    /// <summary>Years idle before it closes for good.</summary>
    public double CloseAfterYears { get; init; } = 5;

    /// <summary>
    /// Share by which cash cost falls with every doubling of what was ever made (Wright 1936); 0 for none.
    /// </summary>
    public double Learning { get; init; }

    /// <summary>Tonnes made before the run, from which doublings count; 0 for one year at full capacity.</summary>
    public double Experience { get; init; }

    /// <summary>A technology gap that closes; null for none.</summary>
    public CatchUp? CatchUp { get; init; }

    /// <summary>For recycling: output is limited by the scrap that comes back; null for other plants.</summary>
    public ScrapFeed? Scrap { get; init; }

    /// <summary>For by-products: output is limited by what the host metal's stream holds; null for other plants.</summary>
    public HostStream? Host { get; init; }

    /// <summary>Tonnes a year that it can make in the base year: its capacity, or what its host's stream holds.</summary>
    internal double Reach => Host is { } host ? Math.Min(Capacity, host.Most) : Capacity;

    /// <summary>
    /// When it is there at all, for a plant whose opening or end is settled: a mine that opens on a date, or is worked out. Whatever it earns it opens then and
    /// closes then.
    /// </summary>
    public Period Stands { get; init; } = Period.Always;

    /// <summary>What must happen before a planned plant produces; null for one that stands.</summary>
    public ProjectTerms? Project { get; init; }
}
