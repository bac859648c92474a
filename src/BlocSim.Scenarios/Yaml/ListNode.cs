namespace BlocSim.Scenarios;

/// <summary>A list.</summary>
internal sealed class ListNode(IReadOnlyList<Node> items, Mark mark) : Node(mark)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override string Describe() => Items.Count == 1 ? "a list of 1 entry" : $"a list of {Items.Count} entries";
}
