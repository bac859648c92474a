namespace BlocSim.Tests;

/// <summary>What evading costs and what is done against it, one by one: each test fails when its mechanism is switched off.</summary>
public class EnforcementTests
{
    /// <summary>A second member whose papers can be used.</summary>
    private static Scenario WithFriend(Func<Good, Good>? good = null, Func<Enforcement, Enforcement>? rules = null)
    {
        Scenario s = Some.World(12, 0.6).With(Some.Floor());
        return s with
        {
            Goods = [(good ?? (g => g))(s.Goods[0])],
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 200)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 200)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                Enforcement = (rules ?? (e => e))(s.Bloc.Enforcement),
            },
        };
    }

    [Fact]
    public void Relabelling_Dearer_MeansLessTransshipment()
    {
        double cheap = Some.Play(WithFriend()).Last("transshipment", "bloc");
        double dear = Some.Play(WithFriend(g => g with { RelabellingCost = 12_000 })).Last("transshipment", "bloc");
        Assert.InRange(dear, 0, 0.8 * cheap);
    }

    /// <summary>Lots are examined for money: members' treasuries pay for those that arrive, and for no more.</summary>
    [Theory]
    [InlineData(50, false)]
    [InlineData(1e6, true)]
    public void Audits_CostTheTreasuries(double audits, bool all)
    {
        RunTable At(double cost) =>
            Some.Play(WithFriend(rules: e => e with { AuditsPerYear = audits, AuditCost = cost }));
        RunTable paid = At(1000);
        RunTable free = At(0);
        double lots = all ? paid.Last("targeted-imports", "bloc") / 20 : audits;
        Assert.Equal(1000 * lots, paid.Last("audit-spending", "bloc"), 1e-6 * lots);
        double Treasury(RunTable t) => t.Last("treasury", "IN") + t.Last("treasury", "PAL");
        Assert.Equal(Treasury(free) - (1000 * lots), Treasury(paid), 1e-3 * lots);
        Assert.Equal(free.Last("evasion", "bloc"), paid.Last("evasion", "bloc"));
    }

    [Fact]
    public void Tracing_MoreOfIt_MeansLessTransshipment()
    {
        double At(double share) =>
            Some.Play(WithFriend(rules: e => e with { TracingShare = share, BaseDetection = 0.15 }))
                .Last("transshipment", "bloc");
        Assert.InRange(At(1), 0, 0.9 * At(0));
    }

    /// <summary>Only plants buy here, so only their learning can lower evasion.</summary>
    [Fact]
    public void Plants_LearnTheOdds_EvasionFalls()
    {
        Scenario s = ChainTests.Chain(30);
        s = s with
        {
            Buyers =
            [
                .. s
                    .Buyers.Where(b => b.Good != "oxide" || b.Nation == "A")
                    .Select(b => b.Good == "oxide" ? b with { Level = 1800 } : b),
            ],
            Bloc = new Bloc
            {
                Memberships = [new Membership("B", Period.Always)],
                Parties = ["B"],
                Floors = [Some.Floor(75_000)],
                Enforcement = new Enforcement { AuditsPerYear = 400 },
            },
        };
        double[] arrivals = Some.Play(s).Find("evaded-share-of-arrivals", "oxide", "bloc")!;
        Assert.True(arrivals[29] < 0.8 * arrivals[0], $"{arrivals[0]} then {arrivals[29]}");
    }

    [Fact]
    public void Evasion_NeedsABorder_NoneAtHome()
    {
        var flows = new Flows();
        var run = new Run(
            Some.World(capable: 0.8).With(Some.Floor(form: FloorForm.FloorOnInternalSales)),
            new RunOptions { Sink = flows }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Contains(flows.Seen, f => f.Channel == Channel.Misdeclared);
        Assert.DoesNotContain(flows.Seen, f => f.Channel != Channel.Declared && f.Origin == f.Destination);
    }

    [Fact]
    public void HidingCost_IsPartOfWhatAnInputCosts()
    {
        var run = new Run(Some.World(capable: 0.8).With(Some.Floor()));
        using var engine = new DirectEngine();
        run.Play(engine);
        int bloc = run.World.Nation("IN");
        GoodLedger ledger = run.Settlement.Goods[0];
        Assert.True(ledger.HidingOf[bloc] > 0);
        Assert.Equal(
            (ledger.Paid[bloc] + ledger.HidingOf[bloc]) / ledger.Use[bloc],
            run.Public.Delivered[0][bloc],
            1e-6
        );
    }

    [Fact]
    public void Audits_AreFew_SoWhatTheyFindDiffersBySeed()
    {
        double At(ulong seed)
        {
            Scenario s = Some.World(12, 0.6).With(Some.Floor()) with { Seed = seed };
            return Some.Play(s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = 40 } } })
                .Last("evasion", "bloc");
        }

        Assert.NotEqual(At(1), At(2));
    }

    [Fact]
    public void Penalty_Higher_Deters()
    {
        // What audits find is a draw, and with it what evaders believe: the mean of some worlds.
        double At(double penalty) =>
            Enumerable
                .Range(1, 12)
                .Average(seed =>
                    Some.Play(WithFriend(rules: e => e with { Penalty = penalty }) with { Seed = (ulong)seed })
                        .Last("evasion", "bloc")
                );
        Assert.True(At(10) < 0.8 * At(0));
    }

    /// <summary>Where caught and fined is certain enough that nobody misdeclares, what is traced of goods with others' papers is still fined.</summary>
    [Fact]
    public void Traced_GoodsWithOthersPapers_AreFined()
    {
        RunTable table = Some.Play(WithFriend(rules: e => e with { BaseDetection = 0.25, Penalty = 3 }));
        Assert.Equal(0, table.Last("evasion", "bloc"));
        Assert.True(table.Last("transshipment", "bloc") > 0);
        Assert.True(table.Last("fines", "bloc") > 0);
        Assert.Equal(0, table.Last("duty-revenue", "bloc"));
    }

    /// <summary>A minimum price a little above what goods cost with duty changes next to nothing: what evading saves does not jump there.</summary>
    [Fact]
    public void MinimumPrice_CrossingTheDutiedCost_EvasionHasNoJump()
    {
        Scenario duty = Some.World(6, 0.6) with { Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.3 }] };
        double At(double floor) =>
            Some.Play(duty.With(Some.Floor(floor, FloorForm.MinimumImportPrice))).Last("evasion", "bloc");
        double alone = Some.Play(duty).Last("evasion", "bloc");
        Assert.True(alone > 500);
        Assert.Equal(alone, At(60_000), 1e-6 * alone);
        for (double floor = 70_000; floor < 84_000; floor += 500)
        {
            double step = At(floor + 500) - At(floor);
            Assert.True(step > -1e-6 * alone && step < 0.03 * alone, $"{step} of {alone} at {floor}");
        }
    }

    /// <summary>Sectors differ: a transparent one hardly evades what another evades for the most part, at the same border and the same levy.</summary>
    [Fact]
    public void Sectors_EvadeAsFarAsTheyAreAble()
    {
        Scenario s = Some.World(6).With(Some.Floor(100_000));
        var run = new Run(
            s with
            {
                Buyers =
                [
                    Some.Buyer("IN", 2000, 0.05, sector: "defence"),
                    Some.Buyer("IN", 2000, 0.8, sector: "electronics"),
                    .. s.Buyers.Skip(1),
                ],
            }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        double Hidden(string sector)
        {
            int r = Array.IndexOf(run.World.Layouts[0].RowSector, sector);
            double hidden = 0;
            for (int k = 0; k < market.Nodes; k++)
            {
                int at = (r * market.Stride) + k;
                hidden += market.Misdeclared[at] + market.ThirdNation[at];
            }

            return hidden / market.Bought[r];
        }

        Assert.InRange(Hidden("defence"), 0.001, 0.06);
        Assert.InRange(Hidden("electronics"), 0.3, 0.81);
    }

    private sealed class Flows : IRunSink
    {
        public List<Flow> Seen { get; } = [];

        public bool WantsFlows => true;

        public void OnStart(Run run) { }

        public void OnTick(int tick) { }

        public void OnFlow(int tick, Flow flow) => Seen.Add(flow);
    }
}
