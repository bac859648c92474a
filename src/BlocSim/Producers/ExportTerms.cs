using System.Collections.Immutable;

namespace BlocSim;

/// <summary>The export terms of one nation: its measures in the scenario and what its government does in answer to the bloc.</summary>
internal sealed class ExportTerms(World world, int nation)
{
    private readonly ImmutableArray<ExportMeasure> measures =
    [
        .. world.Scenario.ExportMeasures.Where(m => m.Nation == world.Nations[nation].Code),
    ];

    private readonly SmugglingRoutes? smuggling = world.Nations[nation].Smuggling is { } rules
        ? new SmugglingRoutes(world, rules)
        : null;

    private int seen = -1;

    /// <summary>Whether the nation ever limits its output.</summary>
    public bool Limits { get; } =
        world.Scenario.ExportMeasures.Any(m => m.Output is not null && m.Nation == world.Nations[nation].Code);

    /// <summary>Share of the exports of a good that is smuggled past these terms.</summary>
    public double Smuggled(int good) => smuggling?.Share(good) ?? 0;

    /// <summary>Share of capacity that plants may use under production quotas in force.</summary>
    /// <param name="good">What they make.</param>
    /// <param name="date">The tick's date.</param>
    /// <param name="capacity">The nation's capacity of a good, tonnes a year.</param>
    public double Allowed(int good, YearMonth date, Func<int, double> capacity)
    {
        double allowed = 1;
        foreach (ExportMeasure m in measures)
        {
            if (m.Output is { } limit && m.InForce.Holds(date) && m.Goods.Contains(world.Goods[good].Name))
            {
                double all = m.Goods.Sum(g => capacity(world.GoodIndex[g]));
                allowed = all > 0 ? Math.Min(allowed, limit / all) : allowed;
            }
        }

        return allowed;
    }

    /// <summary>
    /// Tonnes per tick that production quotas in force leave to a stated schedule; a quota over several goods is shared in proportion to what the base year
    /// made of them. Infinite for no quota.
    /// </summary>
    /// <param name="good">What it makes.</param>
    /// <param name="date">The tick's date.</param>
    /// <param name="made">The nation's base-year output of a good, tonnes a year.</param>
    /// <param name="perTick">Years in a tick.</param>
    public double MaxMade(int good, YearMonth date, Func<int, double> made, double perTick)
    {
        double most = double.PositiveInfinity;
        foreach (ExportMeasure m in measures)
        {
            if (m.Output is { } limit && m.InForce.Holds(date) && m.Goods.Contains(world.Goods[good].Name))
            {
                double all = m.Goods.Sum(g => made(world.GoodIndex[g]));
                double share = m.Goods.Length == 1 || !(all > 0) ? 1.0 / m.Goods.Length : made(good) / all;
                most = Math.Min(most, limit * share * perTick);
            }
        }

        return most;
    }

    /// <summary>Lets smugglers see the tick's prices.</summary>
    public void Adapt(TradeReport report) => smuggling?.Adapt(report);

    /// <summary>Whether the terms differ from those of the last tick.</summary>
    public bool Changed(in MarketView view)
    {
        int now =
            Terms(view.Date) + (7919 * view.Public.Measures[nation].Version) + (104729 * (smuggling?.Version ?? 0));
        bool changed = now != seen;
        seen = now;
        return changed;
    }

    /// <summary>Whether the first licences are still being waited for.</summary>
    private static bool Waits(ExportMeasure m, YearMonth date) =>
        m.LicenceMonths > 0
        && m.InForce.From is { } from
        && m.InForce.Holds(date)
        && date < from.AddMonths((int)Math.Round(m.LicenceMonths));

    /// <summary>Which of the nation's measures are in force, as a number that changes when they do.</summary>
    private int Terms(YearMonth date)
    {
        int terms = 1;
        foreach (ExportMeasure m in measures)
        {
            terms = unchecked((terms * 31) + (m.InForce.Holds(date) ? 1 : 0) + (Waits(m, date) ? 2 : 0));
        }

        return terms;
    }

    /// <summary>Writes the terms of a tick into an offer.</summary>
    public void Set(Offer offer, YearMonth date, double perTick, GovernmentMeasures stance)
    {
        offer.ExportTax = 0;
        offer.ExportTaxRate = stance.ExportTaxRate[offer.Good];
        offer.ExportQuota = stance.Quota[offer.Good];
        offer.SharedQuota = -1;
        offer.WaitingCost = 0;
        stance.Banned[offer.Good].CopyTo(offer.Banned, 0);
        stance.Charge[offer.Good].CopyTo(offer.Charge, 0);
        string good = world.Goods[offer.Good].Name;
        for (int i = 0; i < measures.Length; i++)
        {
            ExportMeasure m = measures[i];
            if (!m.InForce.Holds(date) || !m.Goods.Contains(good))
            {
                continue;
            }

            if (Waits(m, date))
            {
                offer.ExportQuota = 0;
            }

            offer.WaitingCost += m.LicenceInterest * m.LicenceMonths / 12;
            offer.ExportTax += m.Tax;
            offer.ExportTaxRate += m.TaxRate;
            if (m.Quota is { } quota)
            {
                if (m.Goods.Length == 1)
                {
                    offer.ExportQuota = Math.Min(offer.ExportQuota, quota * perTick);
                }
                else
                {
                    offer.SharedQuota = world.Scenario.ExportMeasures.IndexOf(m);
                }
            }

            for (int n = 0; n < offer.Banned.Length; n++)
            {
                offer.Banned[n] |= n != nation && (m.BanTo.Contains("*") || m.BanTo.Contains(world.Nations[n].Code));
            }
        }

        if (offer.ExportQuota <= 0)
        {
            // Nothing may leave: an embargo, not a quota of nothing with a price of its own.
            offer.ExportQuota = double.PositiveInfinity;
            for (int n = 0; n < offer.Banned.Length; n++)
            {
                offer.Banned[n] |= n != nation;
            }
        }

        smuggling?.Set(offer);
        offer.TermsVersion++;
    }
}
