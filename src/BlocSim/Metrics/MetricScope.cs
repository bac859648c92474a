namespace BlocSim;

/// <summary>For whom a metric is measured.</summary>
public enum MetricScope
{
    /// <summary>One figure for the world.</summary>
    World,

    /// <summary>One figure for the bloc.</summary>
    Bloc,

    /// <summary>The bloc, all others, and the world.</summary>
    Regions,

    /// <summary>Every nation that can supply the good.</summary>
    Origins,

    /// <summary>Every nation that buys or supplies the good.</summary>
    Nations,

    /// <summary>Every sector that buys the good, in the bloc and outside it, where there is more than one.</summary>
    Sectors,
}
