using System.Globalization;

namespace BlocSim.Reports.Tests;

public class TableTests
{
    private static string Write(Action<TextWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(text);
        return text.ToString();
    }

    [Fact]
    public void Series_IsTidyWithTheContractsColumns()
    {
        PairedRun pair = ChartTests.Play("tariff-large-country");
        string[] lines = Write(w => SeriesTable.Write(w, pair.Policy, 1)).Split('\n');
        Assert.Equal("run,date,metric,good,entity,value,unit", lines[0]);
        Assert.Contains("1,2030,price-inside,wheat,bloc,1.75,USD/t", lines);
        Assert.All(lines[1..^1], l => Assert.Equal(7, l.Split(',').Length));
        Assert.DoesNotContain(lines, l => l.Contains("NaN", StringComparison.Ordinal));
        Assert.Empty(lines[^1]);
    }

    /// <summary>A year of prices and rates is the mean of its months, of a balance its end; the baseline stands beside it where there is one.</summary>
    [Fact]
    public void Yearly_HasAYearAndQuantityARow()
    {
        PairedRun pair = ChartTests.Play("leaky-bloc");
        string[] lines = Write(w => YearlyTable.Write(w, pair)).Split('\n');
        Assert.Equal("year,metric,good,entity,policy,baseline,unit", lines[0]);
        string[] row = lines
            .Single(l => l.StartsWith("2030,price-inside,oxide,bloc,", StringComparison.Ordinal))
            .Split(',');
        double[] months = pair.Policy.Find("price-inside", "oxide", "bloc")![48..60];
        Assert.Equal(months.Average(), double.Parse(row[4], CultureInfo.InvariantCulture), 1e-6);
        double[] before = pair.Baseline.Find("price-inside", "oxide", "bloc")![48..60];
        Assert.Equal(before.Average(), double.Parse(row[5], CultureInfo.InvariantCulture), 1e-6);
        string[] compared = lines
            .First(l => l.StartsWith("2030,leakage,oxide,bloc,", StringComparison.Ordinal))
            .Split(',');
        Assert.Empty(compared[5]);
        Assert.All(lines[1..^1], l => Assert.Equal(7, l.Split(',').Length));
    }

    [Fact]
    public void Flows_AddUpToTheUseThatSeriesReports()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Scenario scenario = Scenarios.ScenarioLoader.Load("leaky-bloc").Scenario;
        using (var table = new FlowTable(text, scenario.Clock, 1))
        {
            using var engine = new DirectEngine();
            PairedRun pair = PairedRun.Play(scenario, engine, new RunOptions { Sink = table });
            table.Dispose();
            string[] lines = text.ToString().Split('\n');
            Assert.Equal(
                "run,date,good,origin,destination,sector,channel,via,quantity_t,export_price_usd_per_t,delivered_price_usd_per_t,duty_usd,levy_usd,rent_usd",
                lines[0]
            );
            string last = scenario.Clock.Label(scenario.Clock.Ticks - 1);
            string[][] rows = [.. lines[1..^1].Select(l => l.Split(',')).Where(c => c[1] == last && c[2] == "oxide")];
            double tonnes = rows.Sum(c => double.Parse(c[8], CultureInfo.InvariantCulture));
            double levy = rows.Sum(c => double.Parse(c[12], CultureInfo.InvariantCulture));
            Assert.Equal(pair.Policy.Find("use", "oxide", "world")![^1] / 12, tonnes, 1e-3);
            Assert.Equal(pair.Policy.Find("levy-revenue", "oxide", "bloc")![^1] / 12, levy, 1);
            Assert.Equal(["declared", "misdeclared", "third-nation"], rows.Select(c => c[6]).Distinct().Order());
            Assert.All(rows, c => Assert.Equal(c[6] == "third-nation", c[7].Length > 0));
        }
    }

    [Fact]
    public void Summary_HasTheBaselineBesideEveryNumber()
    {
        PairedRun pair = ChartTests.Play("one-floor-four-forms");
        IReadOnlyList<SummaryRow> rows = Summary.Rows(pair);
        SummaryRow inside = rows.Single(r =>
            r is { Good: "levy-metal", Period: "2029" } && r.Metric.Name == "price-inside"
        );
        Assert.Equal(60_000, inside.Baseline, 0.1);
        Assert.True(inside.Policy > 70_000);

        // The same floor, four receivers: one table shows them.
        Assert.True(
            rows.Single(r => r is { Good: "levy-metal", Period: "2029" } && r.Metric.Name == "levy-revenue").Policy
                > 1e6
        );
        Assert.True(
            rows.Single(r =>
                r is { Good: "undertaking-metal", Period: "2029" } && r.Metric.Name == "seller-rent"
            ).Policy > 1e6
        );
        Assert.True(
            rows.Single(r => r is { Good: "internal-metal", Period: "2029" } && r.Metric.Name == "seller-rent").Policy
                > 1e6
        );
        Assert.True(
            rows.Single(r =>
                r is { Good: "contract-metal", Period: "2029" } && r.Metric.Name == "contract-payments"
            ).Policy > 1e6
        );
        string page = Summary.ToMarkdown(pair, rows, ChartTests.Provenance("x"));
        Assert.Contains("| price inside | 77", page, StringComparison.Ordinal);
        Assert.Contains("## All goods together", page, StringComparison.Ordinal);
        Assert.StartsWith(
            "metric,good,entity,period,policy,baseline,difference,unit\n",
            Write(w => Summary.WriteCsv(w, rows)),
            StringComparison.Ordinal
        );
    }

    /// <summary>A millionth is a difference, what clearing to 1e-10 leaves open is none.</summary>
    [Theory]
    [InlineData(134_961.49341, 134_961.49341 + 3e-11, 0)]
    [InlineData(1_000_000, 999_999, 1)]
    [InlineData(1.000001, 1, 1e-6)]
    [InlineData(0, 0, 0)]
    public void Difference_WithinWhatClearingLeavesOpen_IsNone(double policy, double baseline, double expected) =>
        Assert.Equal(
            expected,
            new SummaryRow(MetricList.Find("use"), "oxide", "world", "2030", policy, baseline).Difference,
            1e-12
        );

    [Fact]
    public void OutputFolder_NotCommitted_LeavesNothing()
    {
        string folder = Directory.CreateTempSubdirectory("blocsim-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.txt"), "old");
            using (var output = new OutputFolder(folder))
            {
                output.Write("a.txt", "new");
                Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "a.txt")));
            }

            Assert.Equal("old", File.ReadAllText(Assert.Single(Directory.GetFiles(folder))));
            using (var output = new OutputFolder(folder))
            {
                output.Write("a.txt", "new");
                output.Commit();
            }

            Assert.Equal("new", File.ReadAllText(Assert.Single(Directory.GetFiles(folder))));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Manifest_RoundTrips_AndRefusesWhatIsNone()
    {
        var manifest = new RunManifest
        {
            Version = "1",
            Scenario = "s",
            Sha256 = "x",
            Seed = 18446744073709551615,
            Engine = "direct",
            Periods = 3,
        };
        Assert.Equal(manifest.Seed, RunManifest.Parse(manifest.ToJson())!.Seed);
        Assert.Null(RunManifest.Parse("not json"));
        Assert.Null(RunManifest.Parse("{}"));
    }

    [Fact]
    public void Pages_NameEveryMetric()
    {
        string page = MetricPage.Write();
        Assert.All(
            MetricList.All.Concat(MetricList.Paired),
            m => Assert.Contains($"`{m.Name}`", page, StringComparison.Ordinal)
        );
    }
}
