using System.Globalization;

namespace BlocSim;

/// <summary>
/// A change of policy that nobody was told of beforehand, such as a person makes while a run goes on. It holds until the next one of its kind on the same good or
/// nation, over whatever the calendar says. Announced changes are steps of a floor's path, dates of tariffs and events.
/// </summary>
/// <param name="At">The month: it holds from the first period that begins in it or later.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Target">A good for a floor or tariff, a nation for membership; empty for audits.</param>
/// <param name="Value">
/// Floor: USD per tonne, zero to lift it. Tariff: share of the border price, in place of all the bloc's own duties on the good. Audits: lots a year. Membership: one
/// for in, zero for out.
/// </param>
public sealed record Intervention(YearMonth At, InterventionKind Kind, string Target, double Value)
{
    /// <summary>No duty is higher, as a share of the border price.</summary>
    private const double HighestDuty = 50;

    /// <summary>A floor is between the base price over this and as many times it; beyond, it is a slip of a unit.</summary>
    private const double Widest = 50;

    /// <summary>A floor's level.</summary>
    /// <param name="at">The month.</param>
    /// <param name="good">The good.</param>
    /// <param name="price">USD per tonne; zero lifts the floor.</param>
    public static Intervention Floor(YearMonth at, string good, double price) =>
        new(at, InterventionKind.Floor, good, price);

    /// <summary>The bloc's duty on outsiders' goods.</summary>
    /// <param name="at">The month.</param>
    /// <param name="good">The good.</param>
    /// <param name="rate">Share of the border price.</param>
    public static Intervention Tariff(YearMonth at, string good, double rate) =>
        new(at, InterventionKind.Tariff, good, rate);

    /// <summary>How many lots customs examine.</summary>
    /// <param name="at">The month.</param>
    /// <param name="lotsPerYear">Lots a year.</param>
    public static Intervention Audits(YearMonth at, double lotsPerYear) =>
        new(at, InterventionKind.Audits, string.Empty, lotsPerYear);

    /// <summary>Whether a nation is in the bloc; from then on it does not decide by itself any more.</summary>
    /// <param name="at">The month.</param>
    /// <param name="nation">The nation.</param>
    /// <param name="member">In or out.</param>
    public static Intervention Membership(YearMonth at, string nation, bool member) =>
        new(at, InterventionKind.Membership, nation, member ? 1 : 0);

    /// <summary>Why it cannot be made in a scenario, as a clause; null when it can.</summary>
    public string? ProblemIn(Scenario scenario)
    {
        bool known = Kind switch
        {
            InterventionKind.Audits => true,
            _ when !Enum.IsDefined(Kind) => false,
            InterventionKind.Membership => scenario.Nations.Any(n => n.Code == Target),
            _ => scenario.Goods.Any(g => g.Name == Target),
        };
        if (!known)
        {
            string names = string.Join(
                ", ",
                Kind == InterventionKind.Membership
                    ? scenario.Nations.Select(n => n.Code)
                    : scenario.Goods.Select(g => g.Name)
            );
            return $"there is no {(Kind == InterventionKind.Membership ? "nation" : "good")} \"{Target}\"; there are {names}";
        }

        if (!(Value >= 0) || double.IsInfinity(Value))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Value:R} is no level; expected zero or more");
        }

        double usual = scenario.Goods.FirstOrDefault(g => g.Name == Target)?.BasePrice ?? 1;
        Floor? store = scenario.Bloc.Floors.FirstOrDefault(f => f.Good == Target && f.Form.BuysGoods);
        return Kind switch
        {
            InterventionKind.Tariff when Value > HighestDuty => string.Create(
                CultureInfo.InvariantCulture,
                $"a duty of {100 * Value:#,0.##} % is no duty; at most {100 * HighestDuty:#,0} %"
            ),
            InterventionKind.Floor when Value > 0 && usual != 1 && (Value > Widest * usual || Value * Widest < usual) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Value / 1000:#,0.######} USD/kg for a good whose base price is {usual / 1000:#,0.######} USD/kg; is the unit right?"
                ),
            InterventionKind.Floor when store is not null && Value >= store.Ceiling => string.Create(
                CultureInfo.InvariantCulture,
                $"a floor of {Value / 1000:#,0.##} USD/kg is not below the ceiling at which the store sells, {store.Ceiling / 1000:#,0.##} USD/kg"
            ),
            _ when scenario.Bloc.Memberships.IsEmpty => "there is no bloc; list its members",
            InterventionKind.Floor when scenario.Bloc.Floors.All(f => f.Good != Target) =>
                $"no floor on {Target} is stated whose level could change; state one, its form says who receives the wedge",
            InterventionKind.Audits when scenario.Bloc.Enforcement.AuditsPerYear is null =>
                "no audits are stated whose number could change; state bloc.enforcement.audits",
            _ => null,
        };
    }

    /// <summary>What it does, as a reader is told: <c>Floor on NdPr oxide set to 90 USD/kg</c>.</summary>
    /// <param name="scenario">Knows how goods and nations are called.</param>
    public string Describe(Scenario scenario)
    {
        string good = scenario.Goods.FirstOrDefault(g => g.Name == Target)?.Title ?? Target;
        string nation = scenario.Nations.FirstOrDefault(n => n.Code == Target)?.Title ?? Target;
        int bracket = nation.IndexOf(" (", StringComparison.Ordinal);
        nation = bracket > 0 ? nation[..bracket] : nation;
        FormattableString what = Kind switch
        {
            InterventionKind.Floor when Value == 0 => $"Floor on {good} lifted",
            InterventionKind.Floor => $"Floor on {good} set to {Value / 1000:#,0.##} USD/kg",
            InterventionKind.Tariff => $"Duty on outsiders' {good} set to {100 * Value:0.##} %",
            InterventionKind.Audits => $"Audits set to {Value:#,0.##} a year",
            _ => $"{nation} {(Value > 0 ? "joins" : "leaves")}",
        };
        return what.ToString(CultureInfo.InvariantCulture);
    }
}
