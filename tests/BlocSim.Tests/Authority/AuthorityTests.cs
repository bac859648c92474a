namespace BlocSim.Tests;

/// <summary>What the authority announces, and how likely its audits find an evading lot.</summary>
public class AuthorityTests
{
    private static PolicyNotice Announce(Scenario scenario, int tick)
    {
        var world = new World(scenario);
        var seen = new PublicStatistics(world, new Calibration(world));
        var authority = new AuthorityAgent(world);
        PolicyNotice notice = null!;
        for (int t = 0; t <= tick; t++)
        {
            notice = authority.Announce(t, scenario.Clock.DateOf(t), seen);
        }

        return notice;
    }

    [Fact]
    public void Announce_PhaseIn_RisesLinearlyFromThePriceAtTheStart()
    {
        Scenario s = Some.World(24)
            .With(Some.Floor(84_000) with { InForce = new Period(new YearMonth(2026, 4)), PhaseInMonths = 12 });
        Assert.False(Announce(s, 2).Floors[0].InForce);
        Assert.Equal(62_000, Announce(s, 3).Floors[0].Price, 6);
        Assert.Equal(72_000, Announce(s, 8).Floors[0].Price, 6);
        Assert.Equal(84_000, Announce(s, 14).Floors[0].Price, 6);
        Assert.Equal(84_000, Announce(s, 20).Floors[0].Price, 6);
    }

    [Fact]
    public void Announce_Indexation_CompoundsByYear()
    {
        Scenario s = Some.World(30)
            .With(Some.Floor(80_000) with { InForce = new Period(new YearMonth(2026, 1)), Growth = 0.05 });
        Assert.Equal(80_000 * 1.05 * 1.05, Announce(s, 24).Floors[0].Price, 1e-6);
    }

    [Fact]
    public void Announce_IndexationWithoutADate_CountsFromTheStart()
    {
        Scenario s = Some.World(30).With(Some.Floor(80_000) with { Growth = 0.05 });
        Assert.Equal(80_000 * 1.05, Announce(s, 12).Floors[0].Price, 1e-6);
    }

    [Fact]
    public void Announce_TariffWithDates_IsPhasedInAndEnds()
    {
        Scenario s = Some.World(36) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 0.24,
                    Specific = 12,
                    InForce = new Period(new YearMonth(2026, 7), new YearMonth(2028, 1)),
                    PhaseInMonths = 6,
                },
            ],
        };
        int n = 3;
        int bigToIn = (1 * n) + 0; // nations in order BIG, IN, LOW
        Assert.Equal(0, Announce(s, 5).DutyRate[0][bigToIn]);
        Assert.Equal(0.04, Announce(s, 6).DutyRate[0][bigToIn], 12);
        Assert.Equal(0.24, Announce(s, 11).DutyRate[0][bigToIn], 12);
        Assert.Equal(12, Announce(s, 20).DutySpecific[0][bigToIn], 12);
        Assert.Equal(0, Announce(s, 24).DutyRate[0][bigToIn]);
        Assert.Equal(0, Announce(s, 11).DutyRate[0][(0 * n) + 1]);
    }

    /// <summary>The odds are those of audits spread at random over last period's lots: <c>1 - exp(-d (1 + sharing) audits / lots)</c>.</summary>
    [Theory]
    [InlineData(20, 0)]
    [InlineData(200, 0)]
    [InlineData(50, 0.8)]
    public void Detection_IsThatOfAuditsSpreadOverLastPeriodsLots(double audits, double sharing)
    {
        var rules = new Enforcement { AuditsPerYear = audits, DataSharing = sharing };
        Scenario s = Some.World(24, 0.6).With(Some.Floor());
        s = s with { Bloc = s.Bloc with { Enforcement = rules } };
        var world = new World(s);
        var seen = new PublicStatistics(world, new Calibration(world));
        var authority = new AuthorityAgent(world);
        Assert.Equal(rules.BaseDetection, authority.Announce(0, s.Clock.DateOf(0), seen).Detection[0]);
        authority.Inspect(0, Arrivals((1000, 20_000_000, 600)), new AuditFinding(1));
        double lots = 1000 / rules.LotTonnes * 12;
        double power = Math.Min(1, rules.AuditPower * (1 + sharing));
        double odds = authority.Announce(1, s.Clock.DateOf(1), seen).Detection[0];
        Assert.Equal(1 - Math.Exp(-power * audits / lots), odds, 1e-12);
        Assert.True(odds > 0);
    }

    private static CustomsReport Arrivals(params (double Tonnes, double Owed, double Evaded)[] goods)
    {
        var report = new CustomsReport(goods.Length);
        for (int g = 0; g < goods.Length; g++)
        {
            (report.Targeted[g], report.Owed[g], report.Evaded[g]) = goods[g];
        }

        return report;
    }

    /// <summary>
    /// Audits by value go where duty is owed, by tonnage where tonnes are: with a good that owes a hundred times as much a tonne the odds are the closed form's
    /// either way, and no more lots are opened than there are audits, nor than arrive.
    /// </summary>
    [Theory]
    [InlineData(AuditChoice.ByValue, 0.5)]
    [InlineData(AuditChoice.ByTonnage, 1.0 / 101)]
    public void Detection_TwoGoods_IsDealtAsStated(AuditChoice choice, double dear)
    {
        var rules = new Enforcement { AuditsPerYear = 240, Audited = choice };
        Scenario s = Some.World(24, 0.6).With(Some.Floor());
        s = s with
        {
            Goods = [Some.Oxide(), Some.Oxide() with { Name = "powder" }],
            Schedules = [.. s.Schedules, Some.Supply("BIG", 100, good: "powder")],
            Buyers = [.. s.Buyers, Some.Buyer("BIG", 100, good: "powder")],
            Bloc = s.Bloc with { Enforcement = rules },
        };
        var world = new World(s);
        var seen = new PublicStatistics(world, new Calibration(world));
        var authority = new AuthorityAgent(world);
        authority.Announce(0, s.Clock.DateOf(0), seen);
        var finding = new AuditFinding(2);
        authority.Inspect(0, Arrivals((10_000, 1e6, 0), (100, 1e6, 0)), finding);
        double[] odds = authority.Announce(1, s.Clock.DateOf(1), seen).Detection;
        Assert.Equal(1 - Math.Exp(-0.5 * 240 * dear / (100 / 20 * 12.0)), odds[1], 1e-12);
        Assert.Equal(1 - Math.Exp(-0.5 * 240 * (1 - dear) / (10_000 / 20 * 12.0)), odds[0], 1e-12);
        Assert.Equal(20 * (1 - dear), finding.Examined[0], 1e-9);
        Assert.Equal(Math.Min(5, 20 * dear), finding.Examined[1], 1e-9);
    }
}
