namespace BlocSim;

/// <summary>What plants are paid per tonne beside the market: by their own state when it dumps, by whoever takes their output off at a price.</summary>
internal sealed class Subsidies
{
    private readonly World world;
    private readonly Support?[] support;

    public Subsidies(World world)
    {
        this.world = world;
        support =
        [
            .. world.Facilities.Select(f =>
                world.Scenario.Bloc.Supports.FirstOrDefault(s => s.Nation == f.Nation && s.Facility == f.Name)
            ),
        ];
    }

    /// <summary>The support in force for a plant; null for none.</summary>
    public Support? At(int facility, YearMonth date) =>
        support[facility] is { } agreed && agreed.InForce.Holds(date) ? agreed : null;

    /// <summary>
    /// What a payer gives at the decision: its share of the capital cost, and the interest that cheaper capital saves on the rest over the plant's life,
    /// paid back in equal parts: <c>points x capital x life / 2</c>.
    /// </summary>
    public static double Given(Support support, CapitalTerms terms, double capital) =>
        capital * (support.Grant + ((1 - support.Grant) * Math.Min(1, support.CheaperCapital * terms.LifeYears / 2)));

    /// <summary>USD per tonne from the plant's own state.</summary>
    public double OwnState(int facility, PublicStatistics seen) =>
        seen.Measures[world.FacilityNation[facility]].Subsidy[world.FacilityGood[facility]];

    /// <summary>USD per tonne that makes last tick's price up to the price of an offtake.</summary>
    public double Offtake(int facility, YearMonth date, PublicStatistics seen)
    {
        if (At(facility, date) is not { Offtake: { } price })
        {
            return 0;
        }

        int g = world.FacilityGood[facility];
        int o = world.Layouts[g].OriginOf[world.FacilityNation[facility]];
        return Math.Max(0, price - seen.ReceivedPrice[g][o]);
    }
}
