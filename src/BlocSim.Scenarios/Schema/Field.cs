namespace BlocSim.Scenarios;

/// <summary>One key of a group.</summary>
/// <param name="Key">The key.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Meaning">What it says, for the reference page and editors.</param>
/// <param name="Default">What holds when it is left out; "required" when it may not be.</param>
internal sealed record Field(string Key, Shape Shape, string Meaning, string Default = "")
{
    public bool Required => Default == "required";
}
