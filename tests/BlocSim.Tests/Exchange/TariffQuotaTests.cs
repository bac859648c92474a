namespace BlocSim.Tests;

public class TariffQuotaTests
{
    private static Scenario With(double? quota, double inside = 0, double capable = 0) =>
        Some.World(capable: capable) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 0.3,
                    Quota = quota,
                    InQuotaAdValorem = inside,
                },
            ],
        };

    private static double Imports(RunTable t) => t.Last("targeted-imports", "bloc");

    /// <summary>0 &lt;= bite perp quota - imports: free below the quota, the full duty beyond it, the scarcity price between.</summary>
    [Fact]
    public void Play_EachRegime_HasItsDuty()
    {
        RunTable free = Some.Play(With(1e6));
        RunTable full = Some.Play(With(null));
        Assert.True(Imports(full) < Imports(free));
        double between = 0.5 * (Imports(full) + Imports(free));
        RunTable scarce = Some.Play(With(between));
        RunTable beyond = Some.Play(With(0.5 * Imports(full)));

        Assert.Equal(0, free.Last("licence-rent", "IN"), 1e-6);
        Assert.Equal(0, free.Last("duty-revenue", "bloc"), 1e-6);
        Assert.Equal(between, Imports(scarce), 1e-6 * between);
        Assert.True(scarce.Last("licence-rent", "IN") > 0);
        Assert.Equal(0, scarce.Last("duty-revenue", "bloc"), 1e-6 * scarce.Last("licence-rent", "IN"));
        Assert.Equal(Imports(full), Imports(beyond), 1e-6 * Imports(full));

        // Half of imports are inside: half of the duty is the licences'.
        Assert.Equal(beyond.Last("duty-revenue", "bloc"), beyond.Last("licence-rent", "IN"), 1e-3);
        Assert.Equal(
            full.Last("duty-revenue", "bloc"),
            beyond.Last("duty-revenue", "bloc") + beyond.Last("licence-rent", "IN"),
            1
        );
    }

    [Fact]
    public void Play_InQuotaDuty_GoesToTheTreasury()
    {
        RunTable table = Some.Play(With(1e6, 0.1));
        RunTable plain = Some.Play(Some.World() with { Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.1 }] });
        Assert.Equal(plain.Last("duty-revenue", "bloc"), table.Last("duty-revenue", "bloc"), 1);
    }

    /// <summary>What evades does not use up the quota.</summary>
    [Fact]
    public void Play_Evaders_DoNotFillTheQuota()
    {
        double quota = 1500;
        RunTable table = Some.Play(With(quota, capable: 0.6));
        double declared = Imports(table) - table.Last("evasion", "bloc") - table.Last("transshipment", "bloc");
        Assert.True(table.Last("evasion", "bloc") > 1);
        Assert.True(declared >= quota * (1 - 1e-6), $"{declared} declared of {quota}");
    }
}
