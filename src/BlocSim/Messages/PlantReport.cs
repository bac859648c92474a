using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>What a nation reports of one of its plants.</summary>
/// <param name="Status">Planned, building, operating, idle or closed.</param>
/// <param name="Capacity">Tonnes of the lead good a year.</param>
/// <param name="CashCost">Cash cost now, inputs aside, USD per tonne.</param>
/// <param name="FixedCost">Fixed cost now, USD a year.</param>
/// <param name="JustDecided">Whether building was decided in the period.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlantReport(
    FacilityStatus Status,
    double Capacity,
    double CashCost,
    double FixedCost,
    bool JustDecided
)
{
    /// <summary>Whether it operates.</summary>
    public bool Operates => Status == FacilityStatus.Operating;
}
