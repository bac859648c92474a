namespace BlocSim;

/// <summary>Who made an event happen.</summary>
public enum EventKind
{
    /// <summary>A court or the authority ruled.</summary>
    Ruling,

    /// <summary>A government decided: to join or leave, to limit, dump, court or retaliate.</summary>
    Government,

    /// <summary>A plant was decided, opened, went idle, restarted or closed.</summary>
    Plant,
}
