namespace BlocSim.Scenarios;

/// <summary>How an uncertain input may fall.</summary>
public enum DistributionKind
{
    /// <summary>Every value between two is as likely.</summary>
    Uniform,

    /// <summary>Smallest, most likely, largest.</summary>
    Triangular,

    /// <summary>Mean and standard deviation; draws outside the range that the key allows are moved to its edge.</summary>
    Normal,

    /// <summary>Median and standard deviation of the logarithm.</summary>
    Lognormal,

    /// <summary>One of several values, each as likely.</summary>
    Choice,
}
