using System.Text.RegularExpressions;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>The page about the store says what is in it, and its queries give what BlocSim itself computes.</summary>
public sealed partial class StorePageTests : IDisposable
{
    private const int Runs = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("blocsim-store-").FullName;
    private readonly string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "store.md"));
    private readonly ResultDatabase store;

    public StorePageTests()
    {
        string path = Path.Combine(folder, "experiment.sqlite");
        LoadedScenario loaded = ScenarioLoader.Load(
            "ndpr-floor-110",
            ["goods.ndpr-oxide.sigma={ uniform: [4, 12] }", "clock.end=2032"]
        );
        var setup = new ExperimentSetup
        {
            Kind = "ensemble",
            Scenarios = [loaded],
            Names = ["x"],
            Version = "1",
            Jobs = 2,
        };
        using (var experiment = Experiment.Open(setup, path, CancellationToken.None))
        {
            experiment.Ensure([new DesignPoint(0, 0, [])], Runs, CancellationToken.None);
        }

        store = ResultDatabase.OpenToRead(path);
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, true);
    }

    private string Sql(int number) => Blocks().Matches(page)[number].Groups["sql"].Value;

    private double[] Mean(string metric, bool baseline) =>
        [
            .. PointSpreads
                .Of(store, 0)
                .Series.Where(s => s.Column.Metric.Name == metric && s.Column.Good == "ndpr-oxide")
                .SelectMany(s => baseline ? s.Baseline : s.Policy)
                .Select(s => s.Mean),
        ];

    [Fact]
    public void MeanPrice_IsTheOneInTheBands()
    {
        var rows = store.Query(Sql(0), r => (Variant: r.GetString(1), Runs: r.GetInt32(2), Mean: r.GetDouble(3)));
        Assert.All(rows, r => Assert.Equal(Runs, r.Runs));
        foreach (bool baseline in (bool[])[false, true])
        {
            double[] found = [.. rows.Where(r => r.Variant == (baseline ? "baseline" : "policy")).Select(r => r.Mean)];
            double[] expected = Mean("price-inside", baseline);
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), x => Assert.Equal(x.First, x.Second, 1e-9 * x.First));
        }
    }

    [Fact]
    public void Difference_IsThePairedOne()
    {
        SeriesSpread price = PointSpreads
            .Of(store, 0)
            .Series.First(s => s.Column.Metric.Name == "price-inside" && s.Column.Good == "ndpr-oxide");
        var rows = store.Query(Sql(1), r => (Difference: r.GetDouble(1), Higher: r.GetDouble(2)));
        Assert.Equal(price.Difference.Length, rows.Count);
        Assert.Equal(price.Difference[^1].Difference.Mean, rows[^1].Difference, 1e-6);
        Assert.Equal(price.Difference[^1].SameSign, rows[^1].Higher, 1e-12);
    }

    [Fact]
    public void Inputs_StandBesideResults()
    {
        var rows = store.Query(Sql(2), r => (Path: r.GetString(1), Value: r.GetString(2), Leakage: r.GetDouble(3)));
        Assert.Equal(Runs, rows.Count);
        Assert.All(rows, r => Assert.Equal("goods.ndpr-oxide.sigma", r.Path));
        Assert.Equal(Runs, rows.Select(r => r.Value).Distinct().Count());
        Assert.Equal(Mean("leakage", false)[^1], rows.Average(r => r.Leakage), 1e-12);
    }

    /// <summary>Every table and column of a store stands on the page.</summary>
    [Fact]
    public void Page_NamesEveryTableAndColumn()
    {
        var columns = store.Query(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
            r => (Table: r.GetString(0), Column: r.GetString(1))
        );
        Assert.NotEmpty(columns);
        foreach ((string table, string column) in columns.Where(c => !c.Column.Contains(' ')))
        {
            string row = page.Split('\n').Single(l => l.StartsWith($"| `{table}` |", StringComparison.Ordinal));
            Assert.Contains($"`{column}`", row, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
