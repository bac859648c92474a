namespace BlocSim.Scenarios;

/// <summary>What a place in a scenario file may hold. One description drives the checks, the JSON schema and the reference page.</summary>
internal abstract record Shape;
