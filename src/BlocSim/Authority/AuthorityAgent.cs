namespace BlocSim;

/// <summary>The bloc authority, with the customs of all nations: announces policy, then audits.</summary>
/// <remarks>It knows its rules, the calendar and last tick's arrivals; it does not see which lots evade until an audit finds one.</remarks>
internal sealed partial class AuthorityAgent
{
    private readonly World world;
    private readonly Bloc bloc;
    private readonly PolicyNotice notice;
    private readonly FloorLevel[] levels;
    private readonly AuditPlan audits;
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
    private readonly PolicyOverrides overrides;

    public AuthorityAgent(World world)
    {
        this.world = world;
        bloc = world.Scenario.Bloc;
        notice = new PolicyNotice(world);
        audits = new AuditPlan(world);
        levels = [.. bloc.Floors.Select((_, i) => new FloorLevel(world, i))];
        changes = ChangeTicks();
        courts = new Courts(world);
        origin = new OriginTest(world, notice);
        belief = new FloorBelief(world);
        overrides = new PolicyOverrides(world);
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
    /// <param name="tick">The tick.</param>
    /// <param name="date">Its first month.</param>
    /// <param name="seen">Last tick's figures.</param>
    /// <param name="interventions">Changes to make in this tick; null for none.</param>
    public PolicyNotice Announce(int tick, YearMonth date, PublicStatistics seen, Intervention[]? interventions = null)
    {
        news.Clear();
        bool steered = overrides.Take(interventions ?? [], date, notice, news);
        notice.AuditsPerYear = overrides.Audits;
        audits.Announce(notice);
        AnnounceStores();
        Stockpile?.Announce(notice, date, seen);
        notice.Member.CopyTo(memberBefore, 0);
        bool ruled = courts.Hear(tick, date, overrides, news);
        bool joint =
            bloc.Club is { } club && (club.InForce.Holds(date) || notice.ClubRate.AsSpan().ContainsAnyExcept(0));
        bool decided = !chosen.AsSpan().SequenceEqual(seen.Chosen);
        bool moved = false;
        foreach (FloorLevel level in levels)
        {
            moved |= level.Observe(tick, date, seen);
        }

        moved |= origin.Review(date, seen);
        if (tick == 0 || Array.BinarySearch(changes, tick) >= 0 || ruled || joint || decided || moved || steered)
        {
            seen.Chosen.CopyTo(chosen, 0);
            AnnouncePolicy(tick, date, seen);
        }

        for (int g = 0; g < notice.Floors.Length; g++)
        {
            // An index moves every period, whatever else stays.
            FloorNotice floor = notice.Floors[g];
            notice.Floors[g] = double.IsNaN(floor.Index) ? floor : floor with { Index = seen.Benchmark[g] };
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
            notice.Settled[n] = overrides.IsMember(n) is not null;
            notice.Member[n] = overrides.IsMember(n) ?? chosen[n] ?? notice.Member[n];
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

        foreach (Tariff? set in overrides.Tariffs)
        {
            // None is a duty of nothing, which burdens nobody.
            if (set is { AdValorem: > 0 } && !Suspended(set.Goods[0], tick))
            {
                AnnounceTariff(set, date);
            }
        }

        AnnounceClub(date, seen);
        AnnounceRelief(date);
    }

    /// <summary>Whether a ruling suspends the bloc's duty on a good, also where an intervention set another rate.</summary>
    private bool Suspended(string good, int tick)
    {
        for (int i = 0; i < world.Scenario.Tariffs.Length; i++)
        {
            if (world.Scenario.Tariffs[i].Goods.Contains(good) && courts.SuspendsTariff(i, tick))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Audits the tick's arrivals.</summary>
    public void Inspect(int tick, CustomsReport customs, AuditFinding finding) =>
        audits.Inspect(tick, customs, notice, finding);

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

    private void AnnounceFloor(int index, int tick, YearMonth date, PublicStatistics seen)
    {
        Floor floor = bloc.Floors[index];
        if (overrides.FloorLevel(index, date) is not { } set || !notice.Applies.AsSpan().Contains(true))
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

        double level = levels[index].At(date, seen);
        double covered = (floor.Cap ?? double.PositiveInfinity) * world.Scenario.Clock.YearsPerTick;
        double price = double.IsNaN(set) ? level : set;
        notice.Floors[g] = new FloorNotice(
            floor.Form,
            floor.Basis,
            price,
            covered,
            floor.Clawback,
            Math.Max(price, floor.Collar),
            floor.OnBenchmark ? seen.Benchmark[g] : double.NaN
        );
    }

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
