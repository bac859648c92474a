namespace BlocSim;

/// <summary>What a tonne bears on top of the seller's price, USD per tonne.</summary>
/// <param name="Freight">To carriers.</param>
/// <param name="Duty">To the importer's treasury, fines included.</param>
/// <param name="Levy">To the bloc's treasury.</param>
/// <param name="Rent">To the seller, under an undertaking or an internal floor.</param>
/// <param name="Licence">To whoever holds the licence inside a tariff-rate quota.</param>
/// <param name="Relabelling">Resources used up.</param>
internal readonly record struct Charges(
    double Freight,
    double Duty,
    double Levy,
    double Rent,
    double Licence,
    double Relabelling
);
