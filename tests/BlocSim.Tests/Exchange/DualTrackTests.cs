namespace BlocSim.Tests;

/// <summary>Members on a track of their own: what they buy, whose papers they lend, what they sell on.</summary>
public class DualTrackTests
{
    private static (Run Run, RunTable Table) Play(Scenario scenario)
    {
        var run = new Run(scenario, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        return (run, run.Play(engine));
    }

    /// <summary>PAL belongs but keeps its own border: it buys outside without levy, its own goods enter the bloc free, and others buy through it.</summary>
    [Fact]
    public void DualTrack_Member_BuysWithoutLevyAndItsPapersServe()
    {
        Scenario s = Some.World(24, 0.6).With(Some.Floor(100_000));
        s = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 500)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 500)],
            Bloc = s.Bloc with { Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)] },
        };
        (Run one, RunTable full) = Play(s);
        (Run two, RunTable dual) = Play(s with { Bloc = s.Bloc with { DualTrack = ["PAL"] } });
        int pal = one.World.Nation("PAL");
        Assert.True(one.Public.Delivered[0][pal] > 1.15 * two.Public.Delivered[0][pal]);
        Assert.True(full.Last("levy-revenue", "bloc") > dual.Last("levy-revenue", "bloc"));
        Assert.True(dual.Last("transshipment", "bloc") > 0);
        Assert.True(dual.Last("price-received", "PAL") > dual.Last("price-received", "LOW"));
    }

    /// <summary>PAL makes none of the good: what comes with its papers it bought outside and sold on.</summary>
    [Fact]
    public void DualTrack_SellsOnWhatItDoesNotMake_TheMoreTheLessIsTraced()
    {
        RunTable With(
            double? tracing,
            bool dual = true,
            FloorForm? form = null,
            double ownDuty = 0,
            bool banned = false,
            bool tested = false
        )
        {
            Scenario s = Some.World(24, 0.6).With(Some.Floor(100_000, form));
            s = s with
            {
                Nations = [.. s.Nations, Some.Nation("PAL")],
                Buyers = [.. s.Buyers, Some.Buyer("PAL", 500)],
                Bloc = s.Bloc with
                {
                    Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                    DualTrack = dual ? ["PAL"] : [],
                    OriginRules = tested ? [new OriginRule(["oxide"], 0.1, Period.Always)] : [],
                    Enforcement = new Enforcement { BaseDetection = 0.15, ReExportTracing = tracing },
                },
                Tariffs =
                    ownDuty > 0
                        ?
                        [
                            new Tariff
                            {
                                Goods = ["oxide"],
                                AdValorem = ownDuty,
                                Importers = ["PAL"],
                            },
                        ]
                        : [],
                ExportMeasures = banned
                    ?
                    [
                        new ExportMeasure
                        {
                            Nation = "BIG",
                            Goods = ["oxide"],
                            BanTo = ["PAL"],
                        },
                        new ExportMeasure
                        {
                            Nation = "LOW",
                            Goods = ["oxide"],
                            BanTo = ["PAL"],
                        },
                    ]
                    : [],
            };
            return Play(s).Table;
        }

        Assert.Equal(0, With(null).Last("re-exports", "bloc"));
        double open = With(0).Last("re-exports", "bloc");
        Assert.True(open > 100, $"{open}");
        Assert.InRange(With(0.5).Last("re-exports", "bloc"), 0.3 * open, 0.95 * open);
        Assert.Null(With(0, dual: false).Find("re-exports", "oxide", "bloc"));

        // It sells on what it gets, and not what it takes a duty on itself.
        Assert.Equal(0, With(0, ownDuty: 0.01).Last("re-exports", "bloc"));
        Assert.Equal(0, With(0, banned: true).Last("re-exports", "bloc"));

        // Who asks where goods were made does not take what was only bought there.
        Assert.Equal(0, With(0, tested: true).Last("re-exports", "bloc"));

        // Where the floor holds for members' goods as well there is nothing to gain.
        Assert.Equal(0, With(0, form: FloorForm.FloorOnInternalSales).Last("re-exports", "bloc"));
    }
}
