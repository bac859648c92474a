namespace BlocSim.Scenarios;

/// <summary>A node of a scenario file.</summary>
internal abstract class Node(Mark mark)
{
    public Mark Mark { get; } = mark;

    /// <summary>What the node is, in words for messages.</summary>
    public abstract string Describe();
}
