namespace BlocSim.Scenarios;

/// <summary>A single value, as written.</summary>
internal sealed class ScalarNode(string text, Mark mark) : Node(mark)
{
    public string Text { get; } = text;

    public override string Describe() =>
        Text.Length == 0 ? "nothing" : $"\"{(Text.Length > 60 ? Text[..57] + "..." : Text)}\"";
}
