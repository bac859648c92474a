namespace BlocSim.Tests;

/// <summary>What sectors buy, pay and evade adds up to what their group does.</summary>
public class SectorMetricsTests
{
    /// <summary>Two sectors in the bloc, one of which cannot evade, and one outside.</summary>
    private static RunTable Played()
    {
        Scenario world = Some.World(capable: 0.8).With(Some.Floor());
        Buyer inside = world.Buyers.First(b => b.Nation == "IN");
        return Some.Play(
            world with
            {
                Buyers =
                [
                    .. world.Buyers,
                    inside with
                    {
                        Sector = "heavy arms",
                        Level = 0.25 * inside.Level,
                        Capable = 0,
                    },
                ],
            }
        );
    }

    [Fact]
    public void UseAndPrice_OfSectors_AddUpToThoseOfTheBloc()
    {
        RunTable table = Played();
        Series[] uses =
        [
            .. table.Series.Where(s =>
                s.Metric.Name == "use-by-sector" && s.Entity.StartsWith("bloc:", StringComparison.Ordinal)
            ),
        ];
        Assert.Equal(2, uses.Length);
        double use = uses.Sum(s => s.Values[^1]);
        Assert.Equal(table.Last("use", "bloc"), use, 1e-9 * use);

        double paid = uses.Sum(s => s.Values[^1] * table.Last("price-by-sector", s.Entity));
        Assert.Equal(table.Last("price-inside", "bloc"), paid / use, 1e-9 * paid);
    }

    [Fact]
    public void Leakage_OfSectors_IsThatOfThoseWhoCanEvade()
    {
        RunTable table = Played();
        Assert.Equal(0, table.Last("evaded-share-by-sector", "bloc:heavy arms"));
        string able = table.Series.First(s => s.Metric.Name == "use-by-sector" && s.Entity != "bloc:heavy arms").Entity;
        double evaded = table.Last("evaded-share-by-sector", able) * table.Last("use-by-sector", able);
        Assert.True(evaded > 0);
        double all = table.Last("evasion", "bloc") + table.Last("transshipment", "bloc");
        Assert.Equal(all, evaded, 1e-9 * all);
    }

    [Fact]
    public void Sectors_WhereThereIsOne_AreNotMeasured() =>
        Assert.DoesNotContain(
            Some.Play(Some.World().With(Some.Floor())).Series,
            s => s.Metric.Scope == MetricScope.Sectors
        );
}
