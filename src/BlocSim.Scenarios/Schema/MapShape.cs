namespace BlocSim.Scenarios;

/// <summary>Names chosen by the user, each with a value.</summary>
/// <param name="KeyMeaning">What the names are.</param>
/// <param name="Item">What each holds.</param>
internal sealed record MapShape(string KeyMeaning, Shape Item) : Shape;
