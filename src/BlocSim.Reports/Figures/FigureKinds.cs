using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>The charts that have a name of their own, each with the question that it answers.</summary>
public static class FigureKinds
{
    /// <summary>The chart of two results.</summary>
    public const string Differences = "differences";

    /// <summary>Names and questions, in the order of a report.</summary>
    public static ImmutableArray<(string Name, string Question)> All { get; } =
    [
        ("price", "What do buyers pay inside and outside, and does the floor hold?"),
        ("leakage", "How much trade evades, and through which channel?"),
        ("market-share", "Who supplies?"),
        ("merit-order", "Who stands above the floor?"),
        ("gains", "Who pays, and who gains?"),
        ("flows", "Who sends how much to whom, and through whom?"),
        ("plants", "Does capacity come, and when?"),
        ("stockpile", "How full is the store, and what does it cost?"),
        ("welfare", "What do treasuries take in, and what does it do to welfare?"),
        ("map", "Where do gains and losses fall?"),
        (Differences, "What do two policies differ in?"),
    ];

    /// <summary>Those that a single result can have.</summary>
    private static readonly string[] Single = [.. All.Select(k => k.Name).Where(n => n != Differences)];

    /// <summary>A chart by its name; null where the run has nothing to show in it.</summary>
    /// <param name="kind">One of <see cref="All"/>.</param>
    /// <param name="folder">Where the results lie.</param>
    /// <param name="set">The results.</param>
    /// <param name="request">Good and time; empty for the scenario's focus and the last year.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">What the chart is drawn from was not written or was changed, or the request names what is not there.</exception>
    public static Figure? Of(
        string kind,
        string folder,
        ResultSet set,
        ChartRequest request,
        CancellationToken cancel = default
    )
    {
        Refuse(kind, request);
        if (File.Exists(System.IO.Path.Combine(folder, ResultFolder.StoreName)))
        {
            return OfExperiment(kind, folder, cancel);
        }

        RunView view = set.View;
        Good good = request.Goods is [{ } name, ..]
            ? set.Scenario.Goods.FirstOrDefault(g => g.Name == name)
                ?? throw new ResultsException(
                    $"--good: \"{set.Name}\" has no \"{name}\"; there is {string.Join(", ", set.Scenario.Goods.Select(g => g.Name))}"
                )
            : view.Focus;
        string Path(string file) => ResultFolder.Unchanged(folder, file);
        Clock clock = set.Scenario.Clock;
        Figure? Plants()
        {
            var (policy, baseline) = PlantTable.Read(Path(PlantTable.FileName), clock, cancel);
            return PlantsFigure.Of(view, request.Goods.IsEmpty ? null : good, policy, baseline);
        }

        return kind switch
        {
            "merit-order" => MeritOrderFigure.Of(
                view,
                good,
                OfferTable.Read(Path(OfferTable.FileName), clock, cancel),
                request.To
            ),
            "gains" => GainsFigure.Of(view, request.Goods.IsEmpty ? null : good),
            "flows" => RoutesFigure.Of(
                view,
                good,
                StoredTable.Rows(Path(FlowTable.FileName), FlowTable.Head, cancel),
                request.From,
                request.To
            ),
            "plants" => Plants(),
            "stockpile" => StockpileFigure.Of(view),
            "welfare" => WelfareFigure.Of(view),
            "map" => MapFigure.Of(view),
            _ => StandardFigures.Of(view).FirstOrDefault(f => f.File == $"{kind}.svg").Figure,
        };
    }

    /// <summary>What a kind of chart can be asked for beside its words; anything else would be passed over in silence.</summary>
    private static void Refuse(string kind, ChartRequest request)
    {
        (string Option, bool Given, string[] Kinds)[] options =
        [
            ("--metric", !request.Metrics.IsEmpty, []),
            ("--entity", !request.Entities.IsEmpty, []),
            ("--no-baseline", request.WithoutBaseline, []),
            ("--good", !request.Goods.IsEmpty, ["merit-order", "gains", "flows", "plants"]),
            ("--from", request.From is not null, ["flows"]),
            ("--to", request.To is not null, ["merit-order", "flows"]),
        ];
        if (Array.Find(options, o => o.Given && !o.Kinds.Contains(kind)) is { Option: { } option, Kinds: var kinds })
        {
            string taken = kinds.Length > 0 ? $"; {string.Join(", ", kinds)} take it" : string.Empty;
            throw new ResultsException($"--kind {kind} takes no {option}{taken}");
        }

        if (request.Goods.Length > 1 || request.Goods.Contains("all"))
        {
            throw new ResultsException($"--kind {kind} is about one good; name one with --good, or leave it out");
        }

        if (request.From > request.To)
        {
            throw new ResultsException($"--from and --to leave no period: {request.From} is after {request.To}");
        }
    }

    /// <summary>The chart of that name that the experiment itself has.</summary>
    private static Figure OfExperiment(string kind, string folder, CancellationToken cancel)
    {
        var own = ResultFolder.Figures(folder, int.MaxValue, cancel);
        return own.FirstOrDefault(f => f.File == $"{kind}.svg").Figure
            ?? throw new ResultsException(
                $"--kind {kind} is drawn of a single run, and {folder} holds an experiment; it has {string.Join(", ", own.Select(f => System.IO.Path.GetFileNameWithoutExtension(f.File)))}, and any metric with --metric"
            );
    }

    /// <summary>What two results differ in; null for nothing.</summary>
    /// <param name="first">One result.</param>
    /// <param name="second">Another one.</param>
    public static Figure? OfTwo(ResultSet first, ResultSet second) => DifferencesFigure.Of(first, second);

    /// <summary>All charts that a run has something to show in, by file name; without flows where those were not written.</summary>
    /// <param name="folder">Where the results lie.</param>
    /// <param name="set">The results.</param>
    /// <param name="cancel">Ends reading.</param>
    public static IReadOnlyList<(string File, Figure Figure)> AllOf(
        string folder,
        ResultSet set,
        CancellationToken cancel = default
    )
    {
        var request = new ChartRequest();
        return
        [
            .. StandardFigures.Of(set.View),
            .. Single
                .Where(k => !StandardFigures.Files.Contains($"{k}.svg"))
                .Where(k => k != "flows" || File.Exists(System.IO.Path.Combine(folder, FlowTable.FileName)))
                .Select(k => ($"{k}.svg", Figure: Of(k, folder, set, request, cancel)))
                .Where(f => f.Figure is not null)
                .Select(f => (f.Item1, f.Figure!)),
        ];
    }
}
