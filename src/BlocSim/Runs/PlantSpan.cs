namespace BlocSim;

/// <summary>A part of a plant's life.</summary>
/// <param name="Plant">Its name; unique within its nation.</param>
/// <param name="Nation">The nation's code.</param>
/// <param name="Good">What it makes.</param>
/// <param name="Capacity">Tonnes a year as stated.</param>
/// <param name="Status">How it stood.</param>
/// <param name="From">The first period of which that holds.</param>
/// <param name="Until">The last one.</param>
public sealed record PlantSpan(
    string Plant,
    string Nation,
    string Good,
    double Capacity,
    FacilityStatus Status,
    int From,
    int Until
);
