using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>What one buyer bought from one origin through one channel in a tick, and who was paid.</summary>
/// <param name="Good">Index of the good in the run's order.</param>
/// <param name="Origin">Index of the exporting nation.</param>
/// <param name="Destination">Index of the importing nation.</param>
/// <param name="Row">The buyer's row in the market.</param>
/// <param name="Channel">How the goods crossed the border.</param>
/// <param name="Tonnes">Mass.</param>
/// <param name="ExportPrice">Price at the exporter's border, USD per tonne, export tax and quota rent included.</param>
/// <param name="DeliveredPrice">What the buyer paid per tonne, duty, levy, rent, freight and fines included, hiding cost not.</param>
/// <param name="Duty">Duty and fines collected, USD.</param>
/// <param name="Levy">Levy collected, USD.</param>
/// <param name="Rent">Undertaking rent to the seller and quota rent, USD.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Flow(
    int Good,
    int Origin,
    int Destination,
    int Row,
    Channel Channel,
    double Tonnes,
    double ExportPrice,
    double DeliveredPrice,
    double Duty,
    double Levy,
    double Rent
)
{
    /// <summary>Index of the nation whose papers the goods travelled with; -1 for their own.</summary>
    public int Via { get; init; } = -1;
}
