namespace BlocSim.Tests;

public class MetricsTests
{
    [Fact]
    public void All_Metrics_AreDeclaredOnceWithUnitMeaningAndFormula()
    {
        Metric[] all = [.. MetricList.All, .. MetricList.Paired];
        Assert.Equal(all.Length, all.Select(m => m.Name).Distinct().Count());
        Assert.All(all, m => Assert.False(string.IsNullOrWhiteSpace(m.Unit)));
        Assert.All(all, m => Assert.False(string.IsNullOrWhiteSpace(m.Formula)));
        Assert.All(all, m => Assert.EndsWith(".", m.Meaning, StringComparison.Ordinal));
        Assert.All(all, m => Assert.Matches("^[a-z]+(-[a-z]+)*$", m.Name));
        Assert.All(MetricList.All, m => Assert.NotNull(m.Measure));
    }

    [Fact]
    public void Find_UnknownName_IsAProgrammersError() =>
        Assert.Throws<ArgumentException>(() => MetricList.Find("no-such-metric"));

    [Fact]
    public void Shares_OfSupply_AddUpToOne()
    {
        RunTable table = Some.Play(Some.World().With(Some.Floor()));
        Assert.Equal(1, new[] { "IN", "BIG", "LOW" }.Sum(n => table.Last("share-of-supply", n)), 12);
        double[] shares =
        [
            .. new[] { "IN", "BIG", "LOW" }.Select(n => table.Last("output", n) / table.Last("output-total", "world")),
        ];
        Assert.Equal(10_000 * shares.Sum(x => x * x), table.Last("hhi", "world"), 1e-6);
    }

    /// <summary>A price that does not exist is absent, never zero.</summary>
    [Fact]
    public void Price_OfAnOriginThatSellsNothing_IsAbsent()
    {
        Scenario s = Some.World() with
        {
            Nations = [.. Some.World().Nations, Some.Nation("NEW")],
            Processes = [Some.Works],
            Facilities =
            [
                Some.Plant("NEW", "mine", 100, 0, 50_000) with
                {
                    Status = FacilityStatus.Planned,
                    Project = new ProjectTerms(new YearMonth(2030, 1), 1, 1, 1, null),
                },
            ],
        };
        RunTable table = Some.Play(s);
        Assert.True(double.IsNaN(table.Last("price-received", "NEW")));
        Assert.True(double.IsNaN(table.Last("price-marginal", "NEW")));
        Assert.Equal(0, table.Last("output", "NEW"));
    }
}
