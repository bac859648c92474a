namespace BlocSim;

/// <summary>
/// What buyers of a good in one nation aim to hold, as a multiple of their usual cover: more while prices rise, less while they fall, twice as much shortly
/// before a measure is due that will make it dearer for them. They know the calendar and public prices.
/// </summary>
internal sealed class StockTarget
{
    private const double Least = -0.3;
    private const double Most = 1;
    private readonly StockRules rules;
    private readonly int good;
    private readonly YearMonth[] dates;

    /// <param name="world">Who is there.</param>
    /// <param name="good">The good, which has rules for stocks.</param>
    /// <param name="nation">Where the buyers are.</param>
    public StockTarget(World world, int good, int nation)
    {
        this.good = good;
        rules = world.Goods[good].Stocks!;
        Scenario s = world.Scenario;
        string name = world.Goods[good].Name;
        string code = world.Nations[nation].Code;
        bool member = s.Bloc.Memberships.Any(m => m.Nation == code) && !s.Bloc.DualTrack.Contains(code);
        IEnumerable<Period> measures = s
            .Bloc.Floors.Where(f =>
                member && f.Good == name && f.Form is not (FloorForm.ContractForDifference or FloorForm.BufferStock)
            )
            .Select(f => f.InForce)
            .Concat(
                s.Tariffs.Where(t =>
                        !t.Standing
                        && t.Goods.Contains(name)
                        && (t.Importers.IsEmpty ? member : t.Importers.Contains(code))
                    )
                    .Select(t => t.InForce)
            )
            .Concat(
                s.ExportMeasures.Where(m => !m.Standing && m.Goods.Contains(name) && m.Nation != code)
                    .Select(m => m.InForce)
            );
        dates = [.. measures.Select(m => m.From).OfType<YearMonth>().Distinct()];
    }

    /// <summary>The multiple of usual cover that is aimed at.</summary>
    public double Times(in MarketView view)
    {
        double hoards = 1 + (rules.Hoarding * Math.Clamp(view.Public.PriceTrend[good], Least, Most));
        bool soon = false;
        foreach (YearMonth date in dates)
        {
            int months = date.MonthsSince(view.Date);
            soon |= months > 0 && months <= rules.AheadMonths;
        }

        return Math.Max(0, hoards) * (soon ? 2 : 1);
    }
}
