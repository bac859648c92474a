using System.Collections.Immutable;

namespace BlocSim;

/// <summary>The bloc authority, with the customs of all nations: announces policy, then audits.</summary>
/// <remarks>It knows its rules, the calendar and last tick's arrivals; it does not see which lots evade until an audit finds one.</remarks>
internal sealed class AuthorityAgent
{
    private readonly World world;
    private readonly Bloc bloc;
    private readonly PolicyNotice notice;
    private readonly double[] priceAtStart;
    private readonly bool[] started;
    private readonly ulong key = Draws.KeyOf("authority");
    private readonly int[] changes;
    private readonly double[] money;
    private readonly double[] stock;
    private double lotsSeen;

    public AuthorityAgent(World world)
    {
        this.world = world;
        bloc = world.Scenario.Bloc;
        notice = new PolicyNotice(world);
        priceAtStart = new double[bloc.Floors.Length];
        started = new bool[bloc.Floors.Length];
        changes = ChangeTicks();
        money = new double[world.Goods.Length];
        stock = new double[world.Goods.Length];
        foreach (Floor floor in bloc.Floors.Where(f => f.Form == FloorForm.BufferStock))
        {
            money[world.GoodIndex[floor.Good]] = floor.Budget;
            stock[world.GoodIndex[floor.Good]] = floor.OpeningStock;
        }
    }

    /// <summary>Policy in force in a tick.</summary>
    public PolicyNotice Announce(int tick, YearMonth date, PublicRecord seen)
    {
        notice.Detection = Detection();
        AnnounceStores();
        bool moving = Array.BinarySearch(changes, tick) >= 0 || tick == 0;
        if (!moving)
        {
            return notice;
        }

        notice.Version++;
        Array.Clear(notice.Member);
        foreach (Membership m in bloc.Memberships)
        {
            notice.Member[world.Nation(m.Nation)] |= m.InForce.Holds(date);
        }

        for (int g = 0; g < world.Goods.Length; g++)
        {
            notice.Floors[g] = FloorNotice.None;
            Array.Clear(notice.DutyRate[g]);
            Array.Clear(notice.DutySpecific[g]);
        }

        for (int i = 0; i < bloc.Floors.Length; i++)
        {
            AnnounceFloor(i, date, seen);
        }

        notice.TariffQuotas.Clear();
        foreach (Tariff tariff in world.Scenario.Tariffs)
        {
            AnnounceTariff(tariff, date);
        }

        return notice;
    }

    /// <summary>
    /// Audits the tick's arrivals and says what share of evading lots was caught. How many are found is a draw: audits are few.
    /// </summary>
    /// <param name="tick">The tick.</param>
    /// <param name="targetedTonnes">Arrivals that owed duty or levy, declared or not.</param>
    /// <param name="evadedTonnes">Of these, evaded.</param>
    /// <returns>The share found, NaN when no lot evaded.</returns>
    public double Inspect(int tick, double targetedTonnes, double evadedTonnes)
    {
        Enforcement rules = bloc.Enforcement;
        lotsSeen = targetedTonnes / rules.LotTonnes / world.Scenario.Clock.YearsPerTick;
        double lots = evadedTonnes / rules.LotTonnes;
        if (!(lots >= 1))
        {
            return double.NaN;
        }

        double found = new Draws(world.Scenario.Seed, key, DrawPurpose.AuditFindings, tick).Count(
            lots * notice.Detection
        );
        return Math.Min(1, found / lots);
    }

    /// <summary>Books what the store of a good bought (negative: sold) this tick and what that cost.</summary>
    public void Keep(int good, double tonnes, double spending)
    {
        stock[good] = Math.Max(0, stock[good] + tonnes);
        money[good] = Math.Max(0, money[good] - spending);
    }

    private void AnnounceStores()
    {
        foreach (Floor floor in bloc.Floors)
        {
            if (floor.Form == FloorForm.BufferStock)
            {
                int g = world.GoodIndex[floor.Good];
                double room = Math.Max(0, floor.Space - stock[g]);
                notice.Stores[g] = new StoreNotice(floor.Ceiling, money[g], room, stock[g]);
            }
        }
    }

    /// <summary>Chance that an evading lot is caught: <c>1 - exp(-d audits / lots)</c>, or the base rate without stated audits.</summary>
    private double Detection()
    {
        Enforcement rules = bloc.Enforcement;
        if (rules.AuditsPerYear is not { } audits)
        {
            return rules.BaseDetection;
        }

        double power = Math.Min(1, rules.AuditPower * (1 + rules.DataSharing));
        return lotsSeen > 0 ? 1 - Elementary.Exp(-power * audits / lotsSeen) : rules.BaseDetection;
    }

    private void AnnounceFloor(int index, YearMonth date, PublicRecord seen)
    {
        Floor floor = bloc.Floors[index];
        if (!floor.InForce.Holds(date))
        {
            return;
        }

        int g = world.GoodIndex[floor.Good];
        if (!started[index])
        {
            started[index] = true;
            priceAtStart[index] = seen.WorldPrice[g];
        }

        int months = date.MonthsSince(floor.InForce.From ?? world.Scenario.Clock.Start);
        double price = floor.Price * Elementary.Pow(1 + floor.Growth, Math.Max(0, months) / 12.0);
        if (floor.PhaseInMonths > 0 && months < floor.PhaseInMonths)
        {
            // Phase-in starts from the reference price at announcement; a floor below that price needs none.
            double start = Math.Min(price, priceAtStart[index]);
            price = start + ((price - start) * (months + 1) / floor.PhaseInMonths);
        }

        double covered = (floor.Cap ?? double.PositiveInfinity) * world.Scenario.Clock.YearsPerTick;
        notice.Floors[g] = new FloorNotice(floor.Form, floor.Basis, price, covered, floor.Clawback);
    }

    private void AnnounceTariff(Tariff tariff, YearMonth date)
    {
        if (!tariff.InForce.Holds(date))
        {
            return;
        }

        double phase = 1;
        if (tariff.PhaseInMonths > 0 && tariff.InForce.From is { } from)
        {
            phase = Math.Min(1, (date.MonthsSince(from) + 1) / (double)tariff.PhaseInMonths);
        }

        int n = world.Nations.Length;
        bool[]?[] covers = new bool[]?[world.Goods.Length];
        double rate = phase * (tariff.Quota is null ? tariff.AdValorem : tariff.InQuotaAdValorem);
        double specific = phase * (tariff.Quota is null ? tariff.Specific : tariff.InQuotaSpecific);
        for (int importer = 0; importer < n; importer++)
        {
            bool own = Names(tariff.Importers, importer);
            if (!own && !(tariff.Importers.IsEmpty && notice.Member[importer]))
            {
                continue;
            }

            for (int exporter = 0; exporter < n; exporter++)
            {
                bool hit =
                    exporter != importer
                    && (
                        tariff.Exporters.IsEmpty ? (own || !notice.Member[exporter]) : Names(tariff.Exporters, exporter)
                    );
                if (!hit)
                {
                    continue;
                }

                foreach (string good in tariff.Goods)
                {
                    int g = world.GoodIndex[good];
                    notice.DutyRate[g][(importer * n) + exporter] += rate;
                    notice.DutySpecific[g][(importer * n) + exporter] += specific;
                    covers[g] ??= new bool[n * n];
                    covers[g]![(importer * n) + exporter] = true;
                }
            }
        }

        if (tariff.Quota is { } quota)
        {
            notice.TariffQuotas.Add(
                new TariffQuotaNotice(
                    quota * world.Scenario.Clock.YearsPerTick,
                    (phase * tariff.AdValorem) - rate,
                    (phase * tariff.Specific) - specific,
                    covers
                )
            );
        }
    }

    private bool Names(ImmutableArray<string> codes, int nation) => codes.Contains(world.Nations[nation].Code);

    /// <summary>Every tick in which an instrument starts, ends or moves.</summary>
    private int[] ChangeTicks()
    {
        Clock clock = world.Scenario.Clock;
        var ticks = new SortedSet<int>();
        void Mark(Period period, int phaseMonths, bool always)
        {
            int from = period.From is { } f ? Math.Max(0, clock.TickOf(f)) : 0;
            int until = period.Until is { } u ? clock.TickOf(u) : clock.Ticks;
            ticks.Add(from);
            // A date inside a tick acts from the next tick on where the tick began before it.
            ticks.Add(from + 1);
            ticks.Add(until);
            ticks.Add(until + 1);
            int moving = always ? until : Math.Min(until, from + (phaseMonths / clock.StepMonths) + 1);
            for (int t = from; t <= moving; t++)
            {
                ticks.Add(t);
            }
        }

        foreach (Membership m in bloc.Memberships)
        {
            Mark(m.InForce, 0, false);
        }

        foreach (Floor f in bloc.Floors)
        {
            Mark(f.InForce, f.PhaseInMonths, f.Growth != 0);
        }

        foreach (Tariff t in world.Scenario.Tariffs)
        {
            Mark(t.InForce, t.PhaseInMonths, false);
        }

        return [.. ticks];
    }
}
