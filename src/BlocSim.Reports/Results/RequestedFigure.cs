using System.Collections.Immutable;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Turns a request into a figure: one panel for each good and unit, one line for each result, metric and nation.</summary>
public static class RequestedFigure
{
    /// <summary>A panel with more lines than this cannot be read.</summary>
    private const int MaxLines = 8;

    /// <summary>More panels do not fit a page.</summary>
    private const int MaxPanels = 9;

    /// <summary>Nations are named in this number where nobody says which.</summary>
    private const int Largest = 5;

    /// <summary>The figure.</summary>
    /// <param name="sets">The results.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ResultsException">The results have not what is asked for.</exception>
    public static Figure Of(IReadOnlyList<ResultSet> sets, ChartRequest request)
    {
        Clock clock = sets[0].Policy.Clock;
        if (sets.FirstOrDefault(s => s.Policy.Clock != clock) is { } other)
        {
            throw new ResultsException(
                $"\"{other.Name}\" and \"{sets[0].Name}\" have different calendars ({Span(other.Policy.Clock)}; {Span(clock)}); a chart needs one"
            );
        }

        RequestedSeries[] all = [.. sets.SelectMany(s => Chosen(s, request))];
        if (sets.Count == 1 && !request.WithoutBaseline)
        {
            all =
            [
                .. all.Select(s => s with { IsBaseline = true })
                    .Where(s =>
                        sets[0].Baseline.Find(s.Metric.Name, s.Good, s.Entity) is { } b
                        && !b.SequenceEqual((s with { IsBaseline = false }).Values)
                    )
                    .Where(_ => all.Length <= 3),
                .. all,
            ];
        }

        (int first, int last) = Window(clock, request);
        RequestedSeries told = all.Where(s => !s.IsBaseline && s.Set == sets[^1])
            .GroupBy(s => s.Metric.Name)
            .First()
            .MaxBy(s => StoryWords.Mean(s.Values))!;
        var groups = all.GroupBy(s => (s.Good, s.Scale.Unit)).ToList();
        if (groups.Count > MaxPanels)
        {
            throw new ResultsException(
                $"that would be {groups.Count} panels, one for each good and unit; ask for fewer with --good or --metric, at most {MaxPanels}"
            );
        }

        ImmutableArray<Panel> panels =
        [
            .. groups.Select(g => PanelOf([.. g], sets.Count, all, first, last, groups.Count)),
        ];
        string subtitle = request.Subtitle.Length > 0 ? request.Subtitle : Told(told, Line(told, all), first, last);
        string runs = sets.Any(s => s.Runs > 1)
            ? $"; medians of {sets.Max(s => s.Runs):0} runs, bands hold 80 % of them"
            : string.Empty;
        string title = request.Title.Length > 0 ? request.Title : Title(all);
        string[] sources = [.. sets.Select(s => s.Scenario.Source).Where(s => s.Length > 0).Distinct()];
        return new Figure
        {
            Title = title,
            Subtitle = request.Subtitle.Length > 0 ? subtitle : subtitle + runs,
            Panels = panels,
            Periods = [.. Enumerable.Range(first, last - first + 1).Select(clock.Label)],
            Marks = [.. Marks(sets, first, last)],
            Source = string.Join("; ", sources) + (request.Note.Length > 0 ? $". {request.Note}" : string.Empty),
            Footer = sets[0].Receipt.ToFooter() + More(sets),
            Provenance = sets[0].Receipt.ToJson(),
            Description = $"Line chart, {clock.Label(first)} to {clock.Label(last)}: {title}. {subtitle}",
        };
    }

    private static string Span(Clock clock) => $"{clock.Label(0)} to {clock.Label(clock.Ticks - 1)}";

    private static (int First, int Last) Window(Clock clock, ChartRequest request)
    {
        int first = request.From is { } from ? Math.Max(0, clock.FirstTickOf(from)) : 0;
        int last = request.To is { } to ? Math.Min(clock.Ticks - 1, clock.TickOf(to)) : clock.Ticks - 1;
        return first <= last
            ? (first, last)
            : throw new ResultsException($"--from and --to leave no period; the run has {Span(clock)}");
    }

    /// <summary>What a request means for one result. Names that are not there are answered with those that are.</summary>
    private static IEnumerable<RequestedSeries> Chosen(ResultSet set, ChartRequest request)
    {
        RunTable table = set.Policy;
        string[] metrics = request.Metrics.IsEmpty
            ? [set.Scenario.Bloc.Memberships.IsEmpty ? "world-price" : "price-inside"]
            : [.. request.Metrics];
        foreach (string metric in metrics)
        {
            Series[] with = [.. table.Series.Where(s => s.Metric.Name == metric)];
            if (with.Length == 0)
            {
                throw Unknown("--metric", metric, table.Series.Select(s => s.Metric.Name), set);
            }

            string[] goods = [.. with.Select(s => s.Good).Distinct()];
            string[] wanted =
                request.Goods.Contains("all") || goods is ["all"] ? goods
                : !request.Goods.IsEmpty ? [.. request.Goods]
                : goods.Contains(set.Scenario.Focus) ? [set.Scenario.Focus]
                : [goods[0]];
            foreach (string good in wanted)
            {
                if (!goods.Contains(good))
                {
                    throw Unknown("--good", good, goods, set);
                }

                Series[] of = [.. with.Where(s => s.Good == good)];
                foreach (string entity in Entities(of, request, set))
                {
                    yield return new RequestedSeries(set, of[0].Metric, good, entity, false);
                }
            }
        }
    }

    private static string[] Entities(Series[] of, ChartRequest request, ResultSet set)
    {
        string[] there = [.. of.Select(s => s.Entity)];
        string[] whole = ["bloc", "world", "outside"];
        if (request.Entities.Contains("all"))
        {
            return there.Except(whole).Any() ? [.. there.Except(whole)] : there;
        }

        if (request.Entities.FirstOrDefault(e => !there.Contains(e)) is { } missing)
        {
            throw Unknown("--entity", missing, there, set);
        }

        return !request.Entities.IsEmpty ? [.. request.Entities]
            : whole.FirstOrDefault(there.Contains) is { } one ? [one]
            : [.. of.OrderByDescending(s => StoryWords.Mean(s.Values)).Take(Largest).Select(s => s.Entity)];
    }

    private static ResultsException Unknown(string option, string name, IEnumerable<string> known, ResultSet set)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        string list =
            names.Length <= 24
                ? string.Join(", ", names)
                : $"{string.Join(", ", names.Take(12))}, ... ({names.Length}; \"blocsim list --metrics DIR\" has them all)";
        return new ResultsException(
            $"{option}: \"{set.Name}\" has no \"{name}\"{Suggestions.DidYouMean(name, names)}; there is {list}"
        );
    }

    private static Panel PanelOf(RequestedSeries[] of, int sets, RequestedSeries[] all, int first, int last, int panels)
    {
        if (of.Length > MaxLines)
        {
            throw new ResultsException(
                $"that would be {of.Length} lines in one panel; ask for fewer with --entity, --good or --setting, at most {MaxLines}"
            );
        }

        bool manyMetrics = of.Select(s => s.Metric.Name).Distinct().Count() > 1;
        bool manyWho = of.Select(s => s.Entity).Distinct().Count() > 1;
        List<Layer> layers = [];

        // Lines of nations have the colours that these have in all other charts of the run.
        RequestedSeries[] policy = [.. of.Where(s => !s.IsBaseline)];
        bool nations =
            sets == 1 && !manyMetrics && policy.All(s => s.Set.Scenario.Nations.Any(n => n.Code == s.Entity));
        int[] colors = nations
            ? of[0].Set.View.Colors.Of([.. policy.Select(s => s.Entity)])
            : [.. Enumerable.Range(0, policy.Length)];
        int drawn = 0;
        foreach (RequestedSeries s in of)
        {
            double factor = s.Scale.Factor;
            ImmutableArray<double> Cut(double[] values) => [.. values[first..(last + 1)].Select(v => v * factor)];
            string[] parts =
            [
                .. sets > 1 ? [SetName(s.Set, all)] : (string[])[],
                .. manyMetrics ? [s.Metric.Words] : (string[])[],
                .. manyWho ? [s.Who] : (string[])[],
            ];
            string name = s.IsBaseline
                ? string.Join(", ", (string[])[Counterfactual.Label(s.Set.Scenario), .. parts])
                : string.Join(", ", parts.Length > 0 ? parts : ["With the policy"]);
            bool level = s.Metric.Name == "floor";
            var layer = new Layer(
                StoryWords.Capital(name),
                level ? LayerStyle.Step : LayerStyle.Line,
                s.IsBaseline ? Theme.Context : colors[drawn++],
                Cut(s.Values)
            );
            if (!s.IsBaseline && s.Set.Band is { } band)
            {
                double[]? low = band.Low.Find(s.Metric.Name, s.Good, s.Entity);
                double[]? high = band.High.Find(s.Metric.Name, s.Good, s.Entity);
                layer =
                    low is null || high is null ? layer : layer with { Bands = [new LayerBand(Cut(low), Cut(high))] };
            }

            layers.Add(layer);
        }

        bool severalGoods = all.Select(s => s.Good).Distinct().Count() > 1;
        string[] heads =
        [
            .. severalGoods ? [of[0].Good == "all" ? "All goods" : of[0].Of.Title] : (string[])[],
            .. panels > 1 && (!severalGoods || all.Select(s => s.Metric.Name).Distinct().Count() > 1)
                ? [.. of.Select(s => s.Metric.Words).Distinct()]
                : (string[])[],
        ];
        string head = string.Join(", ", heads);
        return new Panel
        {
            Title = StoryWords.Capital(head),
            Unit =
                of[0].Scale.Unit
                + (of[0].Metric.Unit.StartsWith("USD", StringComparison.Ordinal) ? ", constant prices" : string.Empty),
            Layers = [.. layers],
        };
    }

    /// <summary>What tells a result from the others: what was set, where all are of one scenario.</summary>
    private static string SetName(ResultSet set, RequestedSeries[] all) =>
        all.Any(s => s.Set.Title != set.Title) ? set.Name
        : set.Setting.Length > 0 ? set.Setting
        : "as stated";

    /// <summary>What tells a line from all others of a figure; empty for the only one.</summary>
    private static string Line(RequestedSeries series, RequestedSeries[] all)
    {
        RequestedSeries[] policy = [.. all.Where(s => !s.IsBaseline)];
        bool Differ(Func<RequestedSeries, string> of) => policy.Select(of).Distinct().Count() > 1;
        string[] parts =
        [
            .. policy.Any(s => s.Set != series.Set) ? [SetName(series.Set, all)] : (string[])[],
            .. Differ(s => s.Metric.Name) ? [series.Metric.Words] : (string[])[],
            .. Differ(s => s.Good) ? [RunView.InSentence(series.Of.Title)] : (string[])[],
            .. Differ(s => s.Entity) ? [series.Who] : (string[])[],
        ];
        return StoryWords.Capital(string.Join(", ", parts));
    }

    private static string Told(RequestedSeries series, string name, int first, int last)
    {
        double[] values = [.. series.Values[first..(last + 1)].Select(v => v * series.Scale.Factor)];
        string turns = Turns.Of(values, series.Scale.Unit, t => series.Set.Policy.Clock.Label(first + t));
        return name.Length > 0 ? $"{name}: {turns}" : turns;
    }

    /// <summary>That a chart shows more runs than the one whose origin stands at its foot.</summary>
    private static string More(IReadOnlyList<ResultSet> sets)
    {
        int others = sets.Count(s => s.Receipt.Hash != sets[0].Receipt.Hash);
        return others == 0 ? string.Empty
            : others == 1 ? " · and one more run"
            : $" · and {others} more runs";
    }

    /// <summary>What is shown: metrics, goods, and for whom where it is one nation.</summary>
    private static string Title(RequestedSeries[] all)
    {
        string metrics = RunView.List(all.Select(s => s.Metric.Words).Distinct());
        string goods = RunView.List(
            all.Where(s => s.Good != "all").Select(s => RunView.InSentence(s.Of.Title)).Distinct()
        );
        // For whom it is where it could be another: the bloc and the world have much in common, a nation's price does not.
        bool one = all.Select(s => s.Entity).Distinct().Count() == 1;
        bool others = all[0].Set.Policy.Series.Any(s => s.Metric == all[0].Metric && s.Entity != all[0].Entity);
        string whose = one && others ? all[0].Who : string.Empty;
        string[] of = [.. new[] { goods, whose }.Where(x => x.Length > 0)];
        return StoryWords.Capital(metrics) + (of.Length > 0 ? ": " + string.Join(", ", of) : string.Empty);
    }

    /// <summary>Dates that all results have in common: of one that moves from line to line none is marked.</summary>
    private static IEnumerable<DateMark> Marks(IReadOnlyList<ResultSet> sets, int first, int last)
    {
        ResultSet one = sets[0];
        Scenario common = one.Scenario with
        {
            Milestones = [.. one.Scenario.Milestones.Where(m => sets.All(s => s.Scenario.Milestones.Contains(m)))],
        };
        return (one with { Scenario = common, Events = sets.Count == 1 ? one.Events : [] })
            .View.Marks()
            .Select(m => m with { Period = m.Period - first })
            .Where(m => m.Period >= 0 && m.Period <= last - first);
    }
}
