namespace BlocSim;

/// <summary>
/// What buyers of a good in one nation aim to hold, as a multiple of their usual cover: more while prices rise, less while they fall, twice as much shortly
/// before a measure is due that will make it dearer for them than it is. They know the calendar and public prices.
/// </summary>
internal sealed class StockTarget
{
    private const double Least = -0.3;
    private const double Most = 1;

    /// <summary>Hoarding moves at most this cover, times its factor.</summary>
    private const double HoardedWeeks = 8;

    /// <summary>The largest multiple aimed at, whatever the reasons.</summary>
    private const double Bound = 3;
    private readonly StockRules rules;
    private readonly int good;
    private readonly int nation;
    private readonly int ahead;
    private readonly (YearMonth Date, double Price, MeasureKind Kind)[] measures;

    /// <param name="world">Who is there.</param>
    /// <param name="good">The good, which has rules for stocks.</param>
    /// <param name="nation">Where the buyers are.</param>
    public StockTarget(World world, int good, int nation)
    {
        this.good = good;
        this.nation = nation;
        rules = world.Goods[good].Stocks!;
        ahead = rules.AheadMonths > 0 ? Math.Max(rules.AheadMonths, world.Scenario.Clock.StepMonths) : 0;
        measures = [.. Measures(world.Scenario, world.Goods[good].Name, world.Nations[nation].Code)];
    }

    /// <summary>The multiple of usual cover that is aimed at.</summary>
    public double Times(in MarketView view)
    {
        // What is hoarded is weeks of use; who holds much already does not hoard more for that.
        double hoards =
            rules.Hoarding
            * Math.Clamp(view.Public.PriceTrend[good], Least, Most)
            * Math.Min(1, HoardedWeeks / rules.CoverWeeks);
        bool soon = false;
        foreach ((YearMonth date, double price, MeasureKind kind) in measures)
        {
            // What an intervention settled the calendar does not bring any more.
            bool settled =
                view.Notice.Settled[nation] && kind != MeasureKind.Other
                || (kind == MeasureKind.Floor && view.Notice.FloorSettled[good])
                || (kind == MeasureKind.Duty && view.Notice.DutySettled[good]);
            int months = date.MonthsSince(view.Date);
            soon |= !settled && months > 0 && months <= ahead && view.Public.Delivered[good][nation] < price;
        }

        return Math.Clamp((soon ? 2 : 1) + hoards, 0, Bound);
    }

    /// <summary>When something makes the good dearer for these buyers, and up to which price; no bound for duties and limits.</summary>
    private static IEnumerable<(YearMonth Date, double Price, MeasureKind Kind)> Measures(
        Scenario s,
        string good,
        string nation
    )
    {
        foreach (
            Membership m in s.Bloc.Memberships.Where(m => m.Nation == nation && !s.Bloc.DualTrack.Contains(nation))
        )
        {
            foreach (Floor f in s.Bloc.Floors.Where(f => f.Good == good && f.Form.HoldsPrices))
            {
                foreach (FloorStep step in f.Path.Prepend(new FloorStep(f.InForce.From ?? s.Clock.Start, f.Price)))
                {
                    yield return (Later(step.From, m.InForce.From), step.Price, MeasureKind.Floor);
                }
            }

            foreach (Tariff t in s.Tariffs.Where(t => !t.Standing && t.Goods.Contains(good) && t.Importers.IsEmpty))
            {
                yield return (
                    Later(t.InForce.From ?? s.Clock.Start, m.InForce.From),
                    double.PositiveInfinity,
                    MeasureKind.Duty
                );
            }
        }

        foreach (
            Tariff t in s.Tariffs.Where(t => !t.Standing && t.Goods.Contains(good) && t.Importers.Contains(nation))
        )
        {
            yield return (
                t.InForce.From ?? s.Clock.Start,
                double.PositiveInfinity,
                t.IsOwn ? MeasureKind.Other : MeasureKind.Duty
            );
        }

        foreach (
            ExportMeasure m in s.ExportMeasures.Where(m =>
                !(m.Standing && m.InForce.From <= s.Clock.Start) && m.Goods.Contains(good) && m.Nation != nation
            )
        )
        {
            bool hits = m.BanTo.IsEmpty || m.BanTo.Contains("*") || m.BanTo.Contains(nation);
            if (hits)
            {
                yield return (m.InForce.From ?? s.Clock.Start, double.PositiveInfinity, MeasureKind.Other);
            }
        }
    }

    private enum MeasureKind
    {
        Floor,
        Duty,
        Other,
    }

    private static YearMonth Later(YearMonth one, YearMonth? other) => other is { } date && date > one ? date : one;
}
