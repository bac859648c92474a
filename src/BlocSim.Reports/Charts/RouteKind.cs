namespace BlocSim.Reports;

/// <summary>What kind of trade goes along a route.</summary>
public enum RouteKind
{
    /// <summary>Between nations of which the buyer is outside the bloc.</summary>
    Outside,

    /// <summary>From a member to a member.</summary>
    Members,

    /// <summary>From an outsider into the bloc, declared as what it is.</summary>
    Declared,

    /// <summary>Into the bloc, past its levy or duty.</summary>
    Evading,
}
