using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>An input that a stage needs.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Input">Index of the input in its process.</param>
/// <param name="Good">The good.</param>
/// <param name="Row">The row in the good's market in which the stage buys.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InputNeed(int Stage, int Input, int Good, int Row);
