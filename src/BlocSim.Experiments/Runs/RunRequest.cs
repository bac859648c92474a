using System.Runtime.InteropServices;

namespace BlocSim.Experiments;

/// <summary>One run to be made.</summary>
/// <param name="Point">Where.</param>
/// <param name="Number">Number of the replication, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RunRequest(DesignPoint Point, int Number);
