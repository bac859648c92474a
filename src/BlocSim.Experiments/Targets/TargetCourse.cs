namespace BlocSim.Experiments;

/// <summary>How reaching a target goes along a lever, from its smallest value to its largest.</summary>
public enum TargetCourse
{
    /// <summary>No value looked at reaches it.</summary>
    Never,

    /// <summary>Every value looked at does.</summary>
    Always,

    /// <summary>From some value on: there is a smallest that reaches it.</summary>
    FromHere,

    /// <summary>Up to some value: there is a largest that keeps it.</summary>
    UpToHere,

    /// <summary>The effect turns: reached, then not, then reached again, or the other way round.</summary>
    Turns,
}
