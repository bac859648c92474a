using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A map on which every nation is a tile of one size near its place in the world.</summary>
/// <param name="Meaning">What a tile's number is, with its unit.</param>
/// <param name="Tiles">Tiles that have a value: code, name, row from the top, column from the left, value, and whether it is framed.</param>
/// <param name="Frame">What framed tiles have in common; empty for none.</param>
public sealed record TileMap(
    string Meaning,
    ImmutableArray<(string Code, string Name, int Row, int Column, double Value, bool Framed)> Tiles,
    string Frame
);
