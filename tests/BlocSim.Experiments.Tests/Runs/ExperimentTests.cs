using BlocSim.Scenarios;

namespace BlocSim.Experiments.Tests;

public class ExperimentTests
{
    private static string Hash(string path)
    {
        using var store = ResultDatabase.OpenToRead(path);
        return ContentHash.Of(store);
    }

    private static void Run(ExperimentSetup setup, string path, int runs, IReadOnlyList<DesignPoint>? points = null)
    {
        using var experiment = Experiment.Open(setup, path, CancellationToken.None);
        experiment.Ensure(points ?? [Some.Point()], runs, CancellationToken.None);
    }

    /// <summary>One, two or four workers, forty parts merged in any order, stopped and resumed: one hash.</summary>
    [Fact]
    public void AnyNumberOfWorkersAndParts_GiveOneHash()
    {
        using var folder = new Some.Folder();
        var points = Some.Floors(110, 130);
        Run(Some.Setup(), folder.Store("one"), 30, points);
        string one = Hash(folder.Store("one"));
        foreach (int jobs in (int[])[2, 4])
        {
            Run(Some.Setup(jobs: jobs), folder.Store($"jobs-{jobs}"), 30, points);
            Assert.Equal(one, Hash(folder.Store($"jobs-{jobs}")));
        }

        Run(Some.Setup(), folder.Store("resumed"), 7, points);
        Run(Some.Setup(), folder.Store("resumed"), 30, points);
        Assert.Equal(one, Hash(folder.Store("resumed")));

        foreach (int parts in (int[])[2, 40])
        {
            StoreHead? head = null;
            foreach (int part in Enumerable.Range(1, parts))
            {
                var setup = Some.Setup() with { Shard = new Shard(part, parts) };
                using var experiment = Experiment.Open(setup, folder.Store($"p{parts}-{part}"), CancellationToken.None);
                experiment.Ensure(points, 30, CancellationToken.None);
                head = experiment.Store.Head;
            }

            foreach (bool backwards in (bool[])[false, true])
            {
                string into = folder.Store($"merged-{parts}-{backwards}");
                using (var merged = ResultDatabase.OpenToWrite(into, head!))
                {
                    IEnumerable<int> order = Enumerable.Range(1, parts);
                    foreach (int part in backwards ? order.Reverse() : order)
                    {
                        merged.Take(folder.Store($"p{parts}-{part}"));
                    }
                }

                Assert.Equal(one, Hash(into));
            }
        }
    }

    /// <summary>The command that is kept with a run repeats it: same scenario, same values.</summary>
    [Fact]
    public void Replication_PlayedByItself_IsTheSameRun()
    {
        LoadedScenario loaded = Some.Scenario();
        IReadOnlyList<string> changes = Replication.Changes(loaded, 11, Some.Point(), 5);
        Assert.Equal(4, changes.Count);
        using var folder = new Some.Folder();
        Run(Some.Setup(loaded), folder.Store(), 6);
        using var store = ResultDatabase.OpenToRead(folder.Store());
        using var engine = new DirectEngine();
        var alone = PairedRun.Play(ScenarioLoader.Parse(loaded.Text, "again", changes).Scenario, engine);
        Column column = store.Head.Columns.First(c => c.Metric.Name == "price-inside");
        double[] kept = store.Read(0, false, [column]).Values[0][4];
        Assert.Equal(new PeriodAxis(loaded.Scenario.Clock).Values(column.Metric, column.In(alone.Policy)), kept);
    }

    /// <summary>Runs of one number share seed and inputs whatever the point, so differences are the lever's alone.</summary>
    [Fact]
    public void Points_ShareTheirDraws()
    {
        LoadedScenario loaded = Some.Scenario();
        var points = Some.Floors(110, 130);
        for (int n = 1; n < 5; n++)
        {
            Assert.Equal(
                Replication.Changes(loaded, 11, points[0], n).SkipLast(1),
                Replication.Changes(loaded, 11, points[1], n).SkipLast(1)
            );
        }

        Assert.Equal(11ul, Replication.Seed(11, 1));
        Assert.Equal(1000, Enumerable.Range(1, 1000).Select(n => Replication.Seed(11, n)).Distinct().Count());
    }

    /// <summary>A run that fails is kept with its reason and the command that repeats it; the rest goes on.</summary>
    [Fact]
    public void RunThatFails_IsKeptWithItsCommand()
    {
        using var folder = new Some.Folder();
        var points = Some.Floors(110, 120);
        points = points.SetItem(1, Some.Point(1, new Setting("goods.ore.price", "-5 USD/t")));
        Run(Some.Setup(), folder.Store(), 3, points);
        using (var store = ResultDatabase.OpenToRead(folder.Store()))
        {
            Assert.Equal(3, store.Done().Count);
            var failed = store.Failed();
            Assert.Equal(3, failed.Count);
            Assert.Contains("expected a price above zero", failed[0].Error, StringComparison.Ordinal);
            Assert.StartsWith("blocsim run small.yaml --set \"seed=11\"", failed[0].Command, StringComparison.Ordinal);
            Assert.EndsWith("--set \"goods.ore.price=-5 USD/t\"", failed[0].Command, StringComparison.Ordinal);
        }
    }

    /// <summary>A defect in one run, here a column that is none, is that run's outcome and nobody else's.</summary>
    [Fact]
    public void DefectInARun_IsItsOutcome()
    {
        LoadedScenario loaded = Some.Scenario();
        using var player = new ReplicationRunner([loaded], 11, [null!], new PeriodAxis(loaded.Scenario.Clock));
        Outcome outcome = player.Play(new RunRequest(Some.Point(), 1), CancellationToken.None);
        Assert.False(outcome.Succeeded);
        Assert.StartsWith("unexpected: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Policy);
    }

    /// <summary>A failed run is made again when the experiment is gone on with.</summary>
    [Fact]
    public void RunThatFailed_IsMadeAgain()
    {
        using var folder = new Some.Folder();
        ExperimentSetup setup = Some.Setup(jobs: 2);
        bool broken = true;
        ReplicationRunner? player = null;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            using var experiment = Experiment.Open(
                setup,
                folder.Store(),
                CancellationToken.None,
                (request, cancel) =>
                    broken && request.Number == 4
                        ? new Outcome(0, 4, 1, string.Empty, [], [], "broken", 0)
                        : player!.Play(request, cancel)
            );
            player = new ReplicationRunner(setup.Scenarios, 11, experiment.Store.Head.Columns, experiment.Axis);
            experiment.Ensure([Some.Point()], 8, CancellationToken.None);
            Assert.Equal(broken ? 7 : 8, experiment.Store.Done().Count);
            Assert.Equal(broken ? 1 : 0, experiment.Store.Failed().Count);
            Assert.Equal(broken ? 8 : 1, experiment.Watch.Done);
            broken = false;
            player.Dispose();
        }
    }

    /// <summary>Where a run failed at one point, pairs are still pairs of one replication.</summary>
    [Fact]
    public void Paired_WithARunMissing_TakesTheOthersByNumber()
    {
        var first = new StoredRuns(
            [1, 2, 3, 4],
            [
                [
                    [10],
                    [20],
                    [30],
                    [40],
                ],
            ]
        );
        var second = new StoredRuns(
            [1, 3, 4, 5],
            [
                [
                    [11],
                    [31],
                    [41],
                    [51],
                ],
            ]
        );
        (double[][][] a, double[][][] b) = StoredRuns.Paired(first, second);
        Assert.Equal(
            [
                [10],
                [30],
                [40],
            ],
            a[0]
        );
        Assert.Equal(
            [
                [11],
                [31],
                [41],
            ],
            b[0]
        );
    }

    [Fact]
    public void Crew_WhatKeepThrows_EndsTheWork()
    {
        RunRequest[] requests = [.. Enumerable.Range(1, 100).Select(n => new RunRequest(Some.Point(), n))];
        int kept = 0;
        Assert.Throws<IOException>(() =>
            RunPool.Work(
                requests,
                4,
                (r, _) => new Outcome(0, r.Number, 0, string.Empty, [], [], string.Empty, 0),
                _ =>
                {
                    if (++kept == 10)
                    {
                        throw new IOException("full");
                    }
                },
                CancellationToken.None
            )
        );
        Assert.Equal(10, kept);
    }

    [Fact]
    public void Interrupted_KeepsWhatIsFinished()
    {
        using var folder = new Some.Folder();
        using var stop = new CancellationTokenSource();
        using (var experiment = Experiment.Open(Some.Setup(), folder.Store(), CancellationToken.None))
        {
            experiment.Watch.Headline = null;
            void StopOnceSomeAreDone(object? state)
            {
                if (experiment.Watch.Done >= 3)
                {
                    stop.Cancel();
                }
            }

            var timer = new Timer(StopOnceSomeAreDone, null, 10, 10);
            Assert.Throws<OperationCanceledException>(() => experiment.Ensure([Some.Point()], 100_000, stop.Token));
            timer.Dispose();
        }

        using var store = ResultDatabase.OpenToRead(folder.Store());
        Assert.InRange(store.Done().Count, 3, 99_999);
    }

    [Fact]
    public void Watch_RunningEstimate_IsTheMeanOfTheRuns()
    {
        using var folder = new Some.Folder();
        using var experiment = Experiment.Open(
            Some.Setup() with
            {
                Wanted = ["price inside"],
            },
            folder.Store(),
            CancellationToken.None
        );
        experiment.Watch.Headline = experiment.Wanted[0];
        experiment.Ensure([Some.Point()], 12, CancellationToken.None);
        var all = Spread.Of(experiment.Values(experiment.Wanted[0], 0, 12));
        Assert.Equal(all.Mean, experiment.Watch.Estimate!.Value.Mean, 6);
        Assert.Equal(all.HalfWidth, experiment.Watch.Estimate!.Value.HalfWidth, 6);
        Assert.Equal(12, experiment.Watch.Done);
    }

    [Theory]
    [InlineData("prise inside", "did you mean \"price-inside\"?")]
    [InlineData("price inside gold", "neither a good nor an entity \"gold\"")]
    [InlineData("price-received", "name one, for example \"price-received A\"")]
    [InlineData("price inside in 2050", "it goes from 2026-01 to 2027-12")]
    public void Quantity_Mistake_SaysWhatThereIs(string words, string expected)
    {
        using var folder = new Some.Folder();
        var e = Assert.Throws<ExperimentException>(() =>
            Experiment.Open(Some.Setup() with { Wanted = [words] }, folder.Store(), CancellationToken.None)
        );
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    /// <summary>A year is the mean of its months, whether the run is kept in months or in years.</summary>
    [Fact]
    public void Quantity_Year_IsTheMeanOfItsMonths()
    {
        using var folder = new Some.Folder();
        using var experiment = Experiment.Open(
            Some.Setup() with
            {
                Wanted = ["price inside in 2026", "price inside in 2026-03"],
            },
            folder.Store(),
            CancellationToken.None
        );
        double[] series = [.. Enumerable.Range(0, 24).Select(t => t == 3 ? double.NaN : (double)t)];
        Assert.Equal((66.0 - 3) / 11, experiment.Wanted[0].Of(series));
        Assert.Equal(2, experiment.Wanted[1].Of(series));
    }

    /// <summary>Years are means of months; a run of few periods is kept whole.</summary>
    [Fact]
    public void PeriodAxis_LongRunsInYears_ShortOnesWhole()
    {
        var years = new PeriodAxis(new Clock(new YearMonth(2020, 7), new YearMonth(2030, 6), 1));
        Assert.Equal(11, years.Count);
        double[] series =
        [
            .. Enumerable
                .Range(0, 120)
                .Select(t =>
                    t < 6 ? 1.0
                    : t == 6 ? double.NaN
                    : t < 17 ? 3
                    : 4
                ),
        ];
        double[] prices = years.Values(MetricList.Find("price-inside"), series);
        Assert.Equal(1, prices[0]);
        Assert.Equal(((3.0 * 10) + 4) / 11, prices[1]);

        // What is owned or owed at the end of a year is what it is in its last month, not the mean.
        Assert.Equal(4, years.Values(MetricList.Find("stockpile-debt"), series)[1]);
        Assert.Equal(4, years.Values(MetricList.Find("welfare-present-value-total"), series)[1]);
        Assert.Equal(24, new PeriodAxis(new Clock(new YearMonth(2020, 1), new YearMonth(2021, 12), 1)).Count);
    }

    /// <summary>What an ensemble of one run reports is what that run reports: its last calendar year.</summary>
    [Fact]
    public void LastYear_IsWhatASingleRunReports()
    {
        LoadedScenario loaded = Some.Scenario("bloc.floor.form=minimum-import-price");
        using var folder = new Some.Folder();
        Run(Some.Setup(loaded), folder.Store(), 1);
        using var store = ResultDatabase.OpenToRead(folder.Store());
        using var engine = new DirectEngine();
        var alone = PairedRun.Play(loaded.With(Replication.Changes(loaded, 11, Some.Point(), 1)).Scenario, engine);
        int year = loaded.Scenario.Clock.DateOf(loaded.Scenario.Clock.Ticks - 1).Year;
        Assert.Equal("2027-12", store.Head.Periods[^1]);
        Assert.Contains(store.Head.Columns, c => c is { Metric.Name: "seller-rent", Entity: "world" });
        foreach (SeriesSpread series in PointSpreads.Of(store, 0).Series)
        {
            Column c = series.Column;
            double expected = Headlines.Payments.Contains(c.Metric.Name)
                ? alone.Policy.SumInYear(c.Metric.Name, c.Good, year)
                : alone.Policy.InYear(c.Metric.Name, c.Good, c.Entity, year);
            Assert.Equal(expected, series.LastPolicy.Mean);
        }
    }
}
