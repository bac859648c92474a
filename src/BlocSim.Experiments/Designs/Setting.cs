namespace BlocSim.Experiments;

/// <summary>One lever of a design point, as <c>--set</c> writes it.</summary>
/// <param name="Path">The path in the scenario.</param>
/// <param name="Value">Its value with its unit.</param>
public sealed record Setting(string Path, string Value)
{
    /// <summary><c>path=value</c>.</summary>
    public override string ToString() => $"{Path}={Value}";
}
