namespace BlocSim;

/// <summary>The statistics office to the authority: a period begins, and this is what is known of the last one.</summary>
internal sealed class StatisticsRelease
{
    /// <summary>The tick, from 0.</summary>
    public int Tick { get; set; }

    /// <summary>Its first month.</summary>
    public YearMonth Date { get; set; }

    /// <summary>Changes of policy that the authority is told to make in this period, in the order in which they were asked for.</summary>
    public Intervention[] Interventions { get; set; } = [];

    /// <summary>Public statistics.</summary>
    public required PublicStatistics Statistics { get; init; }
}
