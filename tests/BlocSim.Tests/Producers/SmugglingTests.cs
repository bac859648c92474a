namespace BlocSim.Tests;

/// <summary>Smuggling out of a nation that taxes or limits its exports.</summary>
public class SmugglingTests
{
    private static Scenario Limited(Smuggling? smuggling, double? quota = 2000, double tax = 0, int months = 48) =>
        Some.World(months) is var s
            ? s with
            {
                Nations = [.. s.Nations.Select(n => n.Code == "BIG" ? n with { Smuggling = smuggling } : n)],
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "BIG",
                        Goods = ["oxide"],
                        Quota = quota,
                        TaxRate = tax,
                        InForce = new Period(new YearMonth(2027, 1)),
                    },
                ],
            }
            : throw new InvalidOperationException();

    [Fact]
    public void Quota_LeaksSlowly_AndItsPriceFalls()
    {
        RunTable tight = Some.Play(Limited(null));
        RunTable leaky = Some.Play(Limited(new Smuggling()));
        double[] smuggled = leaky.Get("smuggled", "oxide", "BIG");
        Assert.All(smuggled[..13], v => Assert.Equal(0, v));
        Assert.True(smuggled[14] < smuggled[24] && smuggled[24] < smuggled[47]);
        Assert.Equal(2000, Exports(leaky)[47] - smuggled[47], 1e-3);
        Assert.True(leaky.Last("world-price", "world") < 0.95 * tight.Last("world-price", "world"));
        Assert.Null(tight.Find("smuggled", "oxide", "BIG"));
    }

    /// <summary>Never more than can be smuggled at most, and at once where routes are there at once.</summary>
    [Fact]
    public void Share_MovesTowardWhatTheWedgeCallsFor()
    {
        RunTable fast = Some.Play(Limited(new Smuggling { MonthlyGain = 1, Most = 0.2 }));
        Assert.Equal(0.2, fast.Last("smuggled-share", "BIG"), 1e-6);
        Assert.True(fast.Get("smuggled", "oxide", "BIG")[13] > 0);
    }

    /// <summary>A tax is evaded too: the treasury gets it on what is declared; hiding costs are used up, and the books balance.</summary>
    [Fact]
    public void Tax_IsTakenOnWhatIsDeclared()
    {
        PairedRun pair = Some.Pair(Limited(new Smuggling { MonthlyGain = 0.5 }, null, 0.3));
        RunTable table = pair.Policy;
        double domestic = table.Last("price-marginal", "BIG");
        double declared = Exports(table)[47] - table.Last("smuggled", "BIG");
        Assert.Equal(0.3 * domestic * declared, table.Last("export-tax-revenue", "BIG"), 0.001 * domestic * declared);
        Assert.True(table.Last("smuggled", "BIG") > 100);
    }

    /// <summary>One quota over several goods counts what is declared of each.</summary>
    [Fact]
    public void SharedQuota_CountsWhatIsDeclared()
    {
        Scenario s = Limited(new Smuggling { MonthlyGain = 0.3 });
        Good other = Some.Oxide() with { Name = "other", Title = "Other" };
        s = s with
        {
            Goods = [.. s.Goods, other],
            Schedules = [.. s.Schedules, .. s.Schedules.Select(x => x with { Good = "other" })],
            Buyers = [.. s.Buyers, .. s.Buyers.Select(x => x with { Good = "other" })],
            ExportMeasures = [s.ExportMeasures[0] with { Goods = ["oxide", "other"], Quota = 5000 }],
        };
        RunTable table = Some.Play(s);
        double declared = 0;
        foreach (string good in (string[])["oxide", "other"])
        {
            declared += Exports(table, good)[47] - table.Last("smuggled", "BIG", good);
        }

        Assert.Equal(5000, declared, 0.5);
        Assert.True(table.Last("smuggled", "BIG") > 100);
    }

    private static double[] Exports(RunTable table, string good = "oxide") =>
        [
            .. table
                .Get("smuggled", good, "BIG")
                .Zip(table.Get("smuggled-share", good, "BIG"), (tonnes, share) => tonnes / share),
        ];

    /// <summary>Hiding is paid for: the lots that are cheapest to hide go first, and their cost is spread over all exports.</summary>
    [Fact]
    public void Hiding_CostsWhatItsShareCallsFor()
    {
        var rules = new Smuggling { MonthlyGain = 1, Most = 0.3 };
        var run = new Run(Limited(rules));
        using var engine = new DirectEngine();
        double share = run.Play(engine).Last("smuggled-share", "BIG");
        double hiding = (share + ((1 - share) * Math.Log(1 - share))) / rules.Response;
        Assert.Equal(0.3, share, 1e-6);
        Assert.Equal(hiding * 60_000, run.MarketAgent.Markets[0].Freight.Max(), 1e-3);
    }
}
