using System.Collections.Frozen;

namespace BlocSim;

/// <summary>
/// Nations weigh at every review what they would have in and out of the bloc, and go where it pays: <c>P(in) = 1 / (1 + exp(-(U_in - U_out) / scale))</c>.
/// </summary>
public sealed record MembershipRule
{
    /// <summary>Months between reviews.</summary>
    public int ReviewMonths { get; init; } = 12;

    /// <summary>USD a year of difference that make the odds e to one: how sharply nations decide.</summary>
    public double Scale { get; init; } = 50e6;

    /// <summary>Chance that a review changes nothing, 0 to 1.</summary>
    public double Inertia { get; init; } = 0.5;

    /// <summary>What belonging is worth politically by nation, USD a year; may be negative.</summary>
    public FrozenDictionary<string, double> Affinity { get; init; } = FrozenDictionary<string, double>.Empty;

    /// <summary>The same for every nation not named there, USD a year.</summary>
    public double AffinityOfOthers { get; init; }

    /// <summary>Nations that decide; empty for those the calendar names as members. A nation that acts against the bloc never does.</summary>
    public FrozenSet<string> Deciding { get; init; } = FrozenSet<string>.Empty;

    /// <summary>What a member that would be better off outside is paid to stay, USD a year, by <see cref="Payer"/>.</summary>
    public double SidePayment { get; init; }

    /// <summary>The nation whose treasury makes side payments; empty for none.</summary>
    public string Payer { get; init; } = string.Empty;
}
