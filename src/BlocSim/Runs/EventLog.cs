namespace BlocSim;

/// <summary>Keeps what happened in a run beside prices and flows: rulings, decisions of governments, lives of plants, who is in the bloc, the stockpile's accounts.</summary>
internal sealed class EventLog
{
    private readonly World world;
    private readonly List<RunEvent> happenings = [];
    private readonly FacilityStatus[] status;
    private readonly List<(int Facility, PlantSpan Span)> lives = [];
    private readonly int[] since;
    private readonly double[][]? gain;
    private readonly double[][]? member;
    private readonly double[][]? transfers;
    private readonly double[][]? account;

    public EventLog(World world, bool choosing, bool stockpile)
    {
        this.world = world;
        status = [.. world.Facilities.Select(f => f.Status)];
        since = new int[status.Length];
        int ticks = world.Scenario.Clock.Ticks;
        if (choosing)
        {
            gain = [.. world.Nations.Select(_ => new double[ticks])];
            member = [.. world.Nations.Select(_ => new double[ticks])];
            transfers = [.. world.Nations.Select(_ => new double[ticks])];
        }

        account = stockpile ? [new double[ticks], new double[ticks], new double[ticks]] : null;
    }

    /// <summary>What happened so far, in order of time.</summary>
    public IReadOnlyList<RunEvent> Events => happenings;

    /// <summary>How every plant stood and when, in the order of the scenario.</summary>
    /// <param name="ticks">How many periods were played.</param>
    public IReadOnlyList<PlantSpan> Lives(int ticks) =>
        [
            .. lives
                .Concat(
                    Enumerable
                        .Range(0, status.Length)
                        .Where(f => since[f] < ticks)
                        .Select(f => (Facility: f, Span: Span(f, ticks - 1)))
                )
                .OrderBy(l => l.Facility)
                .ThenBy(l => l.Span.From)
                .Select(l => l.Span),
        ];

    /// <summary>Keeps a tick.</summary>
    /// <param name="view">The tick, policy in force, statistics that follow it.</param>
    /// <param name="rulings">What courts and the authority ruled.</param>
    /// <param name="producers">What producer nations reported, by nation.</param>
    /// <param name="decisions">What governments decided.</param>
    /// <param name="stockpile">How the stockpile stands; null for none.</param>
    public void Keep(
        in MarketView view,
        List<string> rulings,
        ProducerReport?[] producers,
        GovernmentDecision[] decisions,
        StockpileReport? stockpile
    )
    {
        int tick = view.Tick;
        Tell(tick, EventKind.Ruling, rulings);
        for (int f = 0; f < status.Length; f++)
        {
            Note(tick, f, producers[world.FacilityNation[f]]!.Plants[world.FacilitySlot[f]].Status);
        }

        foreach (GovernmentDecision decision in decisions)
        {
            Tell(tick, EventKind.Government, decision.News);
        }

        for (int n = 0; n < world.Nations.Length && gain is not null; n++)
        {
            gain[n][tick] = view.Public.Gain[n];
            member![n][tick] = view.Notice.Member[n] ? 1 : 0;
            transfers![n][tick] += Received(view, n, tick);
        }

        if (account is not null && stockpile is not null)
        {
            account[0][tick] = stockpile.Value(view.Public);
            account[1][tick] = stockpile.Debt;
            account[2][tick] = stockpile.Result(view.Public);
        }
    }

    /// <summary>Writes the series that belong to no single good.</summary>
    public void Write(RunTable table)
    {
        for (int n = 0; n < world.Nations.Length && gain is not null; n++)
        {
            string code = world.Nations[n].Code;
            table.Compute("member", "all", code, t => member![n][t]);
            table.Compute("membership-gain", "all", code, t => gain[n][t]);
            table.Compute("transfers", "all", code, t => transfers![n][t]);
        }

        if (gain is not null)
        {
            table.Compute("members", "all", "bloc", t => member!.Sum(m => m[t]));
            table.Compute("would-leave", "all", "bloc", t => Count(t, inside: true));
            table.Compute("would-join", "all", "bloc", t => Count(t, inside: false));
        }

        if (account is not null)
        {
            table.Compute("stockpile-value", "all", "bloc", t => account[0][t]);
            table.Compute("stockpile-debt", "all", "bloc", t => account[1][t]);
            table.Compute("stockpile-result", "all", "bloc", t => account[2][t]);
        }
    }

    private double Count(int tick, bool inside)
    {
        int count = 0;
        for (int n = 0; n < gain!.Length; n++)
        {
            bool isIn = member![n][tick] > 0;
            count += isIn == inside && (inside ? gain[n][tick] < 0 : gain[n][tick] > 0) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Side payments and inducements a nation gets, less those it pays, USD a year.</summary>
    private double Received(in MarketView view, int n, int tick)
    {
        PublicStatistics seen = view.Public;
        double sum = 0;
        if (view.Notice.Member[n] && seen.SidePayment[n] > 0)
        {
            sum += seen.SidePayment[n];
            transfers![world.Nation(world.Scenario.Bloc.MembershipRule!.Payer)][tick] -= seen.SidePayment[n];
        }

        if (!view.Notice.Member[n] && seen.Outside[n] > 0)
        {
            sum += seen.Outside[n];
            transfers![seen.Courting[n]][tick] -= seen.Outside[n];
        }

        return sum;
    }

    private void Tell(int tick, EventKind kind, List<string> news)
    {
        for (int i = 0; i < news.Count; i++)
        {
            happenings.Add(new RunEvent(world.Scenario.Clock.Label(tick), kind, news[i]));
        }
    }

    private PlantSpan Span(int facility, int last)
    {
        Facility plant = world.Facilities[facility];
        return new PlantSpan(
            plant.Name,
            plant.Nation,
            world.Goods[world.FacilityGood[facility]].Name,
            plant.Capacity,
            status[facility],
            since[facility],
            last
        );
    }

    private void Note(int tick, int facility, FacilityStatus now)
    {
        FacilityStatus before = status[facility];
        if (now != before)
        {
            // What is reported at the end of a period holds from the next one on.
            if (since[facility] <= tick)
            {
                lives.Add((facility, Span(facility, tick)));
            }

            status[facility] = now;
            since[facility] = tick + 1;
        }

        string? what = (before, now) switch
        {
            (FacilityStatus.Planned, FacilityStatus.Building) => "is decided",
            (FacilityStatus.Building, FacilityStatus.Operating) => "opens",
            (FacilityStatus.Operating, FacilityStatus.Idle) => "goes idle: it does not cover its avoidable cost",
            (FacilityStatus.Idle, FacilityStatus.Operating) => "restarts",
            (not FacilityStatus.Closed, FacilityStatus.Closed) => "closes for good",
            _ => null,
        };
        if (what is not null)
        {
            string good = world.Goods[world.FacilityGood[facility]].Title;
            string nation = world.Nations[world.FacilityNation[facility]].Title;
            happenings.Add(
                new RunEvent(
                    world.Scenario.Clock.Label(tick),
                    EventKind.Plant,
                    $"{world.Facilities[facility].Name} in {nation} ({good}) {what}"
                )
            );
        }
    }
}
