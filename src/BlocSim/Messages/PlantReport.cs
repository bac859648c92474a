using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>What a nation reports of one of its plants.</summary>
/// <param name="Status">Planned, building, operating, idle or closed.</param>
/// <param name="Capacity">Tonnes of the lead good a year.</param>
/// <param name="CashCost">Cash cost now, inputs aside, USD per tonne.</param>
/// <param name="FixedCost">Fixed cost now, USD a year.</param>
/// <param name="JustDecided">Whether building was decided in the period.</param>
/// <param name="Insurance">What the certainty of a floor or offtake was worth to a project at its last appraisal, USD per tonne of yearly capacity; NaN before one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlantReport(
    FacilityStatus Status,
    double Capacity,
    double CashCost,
    double FixedCost,
    bool JustDecided,
    double Insurance
)
{
    /// <summary>Whether it operates.</summary>
    public bool Operates => Status == FacilityStatus.Operating;
}
