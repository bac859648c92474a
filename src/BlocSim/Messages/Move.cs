using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>Capacity under way from one nation to another.</summary>
/// <param name="Due">Tick in which it works again.</param>
/// <param name="Process">What it runs.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Tonnes">Tonnes of the lead good a year.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Move(int Due, int Process, int To, double Tonnes);
