namespace BlocSim.Actors;

/// <summary>How runs are hosted in another program.</summary>
public sealed class BlocSimOptions
{
    /// <summary>How long all participants of a phase together may take; longer, and the run ends with the names of those who are missing.</summary>
    public TimeSpan PhaseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
