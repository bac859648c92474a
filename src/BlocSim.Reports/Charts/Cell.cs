using System.Runtime.InteropServices;

namespace BlocSim.Reports;

/// <summary>The rectangle a panel is drawn in.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cell(double X, double Y, double Width, double Height);
