using System.Collections.Immutable;

namespace BlocSim;

/// <summary>The bloc authority, with the customs of all nations: announces policy, then audits.</summary>
/// <remarks>It knows its rules, the calendar and last tick's arrivals; it does not see which lots evade until an audit finds one.</remarks>
internal sealed class AuthorityAgent
{
    private readonly World world;
    private readonly Bloc bloc;
    private readonly PolicyNotice notice;
    private readonly FloorLevel[] levels;
    private readonly ulong key = Draws.KeyOf("authority");
    private readonly int[] changes;
    private readonly double[] money;
    private readonly double[] stock;
    private readonly Courts courts;
    private readonly FloorBelief belief;
    private readonly OriginTest origin;
    private readonly bool[] suspended;
    private readonly bool[] memberBefore;
    private readonly bool?[] chosen;
    private readonly List<string> news = [];
    private double lotsSeen;

    public AuthorityAgent(World world)
    {
        this.world = world;
        bloc = world.Scenario.Bloc;
        notice = new PolicyNotice(world);
        levels = [.. bloc.Floors.Select((_, i) => new FloorLevel(world, i))];
        changes = ChangeTicks();
        courts = new Courts(world);
        origin = new OriginTest(world, notice);
        belief = new FloorBelief(world);
        suspended = new bool[world.Goods.Length];
        memberBefore = new bool[world.Nations.Length];
        chosen = new bool?[world.Nations.Length];
        Stockpile = bloc.Stockpile is { } rules ? new StockpileKeeper(world, rules) : null;
        money = new double[world.Goods.Length];
        stock = new double[world.Goods.Length];
        foreach (Floor floor in bloc.Floors.Where(f => f.Form.BuysGoods))
        {
            money[world.GoodIndex[floor.Good]] = floor.Budget;
            stock[world.GoodIndex[floor.Good]] = floor.OpeningStock;
        }
    }

    /// <summary>The stockpile; null when the bloc has none.</summary>
    public StockpileKeeper? Stockpile { get; }

    /// <summary>Rulings of the tick.</summary>
    public List<string> News => news;

    /// <summary>Policy in force in a tick.</summary>
    public PolicyNotice Announce(int tick, YearMonth date, PublicStatistics seen)
    {
        news.Clear();
        notice.Detection = Detection();
        AnnounceStores();
        Stockpile?.Announce(notice, date, seen);
        notice.Member.CopyTo(memberBefore, 0);
        bool ruled = courts.Sit(tick, date, news);
        bool joint =
            bloc.Club is { } club && (club.InForce.Holds(date) || notice.ClubRate.AsSpan().ContainsAnyExcept(0));
        bool decided = !chosen.AsSpan().SequenceEqual(seen.Chosen);
        bool moved = false;
        foreach (FloorLevel level in levels)
        {
            moved |= level.Observe(tick, date, seen);
        }

        moved |= origin.Hold(date, seen);
        if (tick == 0 || Array.BinarySearch(changes, tick) >= 0 || ruled || joint || decided || moved)
        {
            seen.Chosen.CopyTo(chosen, 0);
            AnnouncePolicy(tick, date, seen);
        }

        int exits = 0;
        for (int n = 0; n < memberBefore.Length; n++)
        {
            exits += memberBefore[n] && !notice.Member[n] ? 1 : 0;
        }

        belief.Update(notice, seen, suspended, exits);
        return notice;
    }

    private void AnnouncePolicy(int tick, YearMonth date, PublicStatistics seen)
    {
        notice.Version++;
        Array.Clear(notice.Member);
        foreach (Membership m in bloc.Memberships)
        {
            notice.Member[world.Nation(m.Nation)] |= m.InForce.Holds(date);
        }

        for (int n = 0; n < notice.Member.Length; n++)
        {
            notice.Member[n] = chosen[n] ?? notice.Member[n];
            notice.Applies[n] = notice.Member[n] && !bloc.DualTrack.Contains(world.Nations[n].Code);
        }

        for (int g = 0; g < world.Goods.Length; g++)
        {
            notice.Floors[g] = FloorNotice.None;
            Array.Clear(notice.Burdened[g]);
            suspended[g] = false;
            Array.Clear(notice.DutyRate[g]);
            Array.Clear(notice.DutySpecific[g]);
        }

        for (int i = 0; i < bloc.Floors.Length; i++)
        {
            AnnounceFloor(i, tick, date, seen);
        }

        notice.TariffQuotas.Clear();
        for (int i = 0; i < world.Scenario.Tariffs.Length; i++)
        {
            if (!courts.SuspendsTariff(i, tick))
            {
                AnnounceTariff(world.Scenario.Tariffs[i], date);
            }
        }

        AnnounceClub(date, seen);
        AnnounceRelief(date);
    }

    /// <summary>Relief is a duty below zero on members' goods, at home as well.</summary>
    private void AnnounceRelief(YearMonth date)
    {
        Array.Clear(notice.Relief);
        foreach (Relief relief in bloc.Reliefs)
        {
            foreach (string good in relief.InForce.Holds(date) ? relief.Goods : [])
            {
                notice.Relief[world.GoodIndex[good]] += relief.PerTonne;
            }
        }

        int n = world.Nations.Length;
        for (int g = 0; g < notice.Relief.Length; g++)
        {
            for (int i = 0; i < n * n && notice.Relief[g] > 0; i++)
            {
                notice.DutySpecific[g][i] -= notice.Relieves(g, i / n, i % n) ? notice.Relief[g] : 0;
            }
        }
    }

    /// <summary>The club holds back as if outsiders' goods cost <c>share / elasticity</c> more; nobody can evade that.</summary>
    private void AnnounceClub(YearMonth date, PublicStatistics seen)
    {
        Array.Clear(notice.ClubRate);
        if (bloc.Club is not { } club || !club.InForce.Holds(date))
        {
            return;
        }

        int n = world.Nations.Length;
        foreach (int g in club.Goods.Select(name => world.GoodIndex[name]))
        {
            double rate = seen.ClubShare[g] / club.SupplyElasticity;
            notice.ClubRate[g] = rate;
            for (int i = 0; i < n * n; i++)
            {
                bool bought = notice.Applies[i / n] && !notice.Member[i % n];
                notice.DutyRate[g][i] += bought ? rate : 0;
            }
        }
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
            if (floor.Form.BuysGoods)
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
        notice.DetectionPerAudit = lotsSeen > 0 ? power / lotsSeen * PortableMath.Exp(-power * audits / lotsSeen) : 0;
        return lotsSeen > 0 ? 1 - PortableMath.Exp(-power * audits / lotsSeen) : rules.BaseDetection;
    }

    private void AnnounceFloor(int index, int tick, YearMonth date, PublicStatistics seen)
    {
        Floor floor = bloc.Floors[index];
        if (!floor.InForce.Holds(date) || !notice.Applies.AsSpan().Contains(true))
        {
            // A floor that nobody is left to hold is none.
            return;
        }

        int g = world.GoodIndex[floor.Good];
        if (courts.SuspendsFloor(index, tick))
        {
            suspended[g] = true;
            return;
        }

        for (int n = 0; n < notice.Member.Length; n++)
        {
            notice.Burdened[g][n] |= floor.Form.HoldsPrices && !notice.Member[n];
        }

        double covered = (floor.Cap ?? double.PositiveInfinity) * world.Scenario.Clock.YearsPerTick;
        notice.Floors[g] = new FloorNotice(
            floor.Form,
            floor.Basis,
            levels[index].At(date, seen),
            covered,
            floor.Clawback
        );
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
            if (!own && !(tariff.Importers.IsEmpty && notice.Applies[importer]))
            {
                continue;
            }

            for (int exporter = 0; exporter < n; exporter++)
            {
                if (exporter == importer)
                {
                    continue;
                }

                foreach (string good in tariff.Goods)
                {
                    int g = world.GoodIndex[good];
                    bool hit = tariff.Exporters.IsEmpty
                        ? own || notice.IsOutsider(g, exporter)
                        : Names(tariff.Exporters, exporter);
                    if (!hit)
                    {
                        continue;
                    }

                    notice.Burdened[g][exporter] |= !own;
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
            ticks.UnionWith(f.Path.Select(s => Math.Max(0, clock.FirstTickOf(s.From))));
        }

        foreach (Tariff t in world.Scenario.Tariffs)
        {
            Mark(t.InForce, t.PhaseInMonths, false);
        }

        foreach (Period period in bloc.RulePeriods)
        {
            Mark(period, 0, false);
        }

        return [.. ticks];
    }
}
