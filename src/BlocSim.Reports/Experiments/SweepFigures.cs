using System.Collections.Immutable;
using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Charts of a sweep: small multiples by lever, heat maps of two levers, the frontier.</summary>
internal static class SweepFigures
{
    private const int MaxLines = 6;
    private const int MaxPanels = 4;

    /// <summary>The names charts may be written under.</summary>
    public static IReadOnlyList<string> Files { get; } = ["levers.svg", "heat-map.svg", "frontier.svg"];

    /// <summary>The charts that a sweep has something to show for.</summary>
    public static IEnumerable<(string File, Figure Figure)> Of(SweepView view, Provenance receipt)
    {
        yield return ("levers.svg", Multiples(view, receipt));
        bool grid =
            view.Levers.Length == 2
            && view.Points.Length == view.Levers[0].Values.Length * view.Levers[1].Values.Length;
        if (grid && view.Levers.All(l => l.Values.Length > 1))
        {
            yield return ("heat-map.svg", HeatMap(view, receipt));
        }

        if (view.Points.Length > 2 && FrontierFigure.HasOne(view))
        {
            yield return ("frontier.svg", FrontierFigure.Of(view, receipt));
        }
    }

    public static Figure Of(
        SweepView view,
        Provenance receipt,
        string title,
        string subtitle,
        IEnumerable<Panel> panels,
        string kind
    ) =>
        new()
        {
            Title = title,
            Subtitle = subtitle,
            Panels = [.. panels],
            Source = view.Loaded.Scenario.Source,
            Footer = receipt.ToFooter(),
            Provenance = receipt.ToJson(),
            Description = $"{kind}: {title}. {subtitle}",
        };

    private static string Runs(SweepView view, string what = "medians")
    {
        int runs = view.Spread(view.Points[0], view.Outputs[0]).Count;
        bool bands = what == "medians" && view.Levers.Length == 1;
        return runs > 1
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; {what} of {runs:#,0} runs{(bands ? ", bands hold 80 % of them" : string.Empty)}"
            )
            : string.Empty;
    }

    /// <summary>One panel a quantity for a single lever or two; one a lever for more.</summary>
    private static Figure Multiples(SweepView view, Provenance receipt)
    {
        int levers = view.Levers.Length;
        bool whole =
            levers == 1
            || (levers == 2 && view.Points.Length == view.Levers[0].Values.Length * view.Levers[1].Values.Length);
        IEnumerable<Panel> panels = whole
            ? view.Outputs.Take(MaxPanels).Select(o => ByQuantity(view, o))
            : view.Levers.Take(MaxPanels).Select((l, d) => ByLever(view, view.Outputs[0], l, d));
        string by = string.Join(" and ", view.Levers.Take(MaxPanels).Select(l => l.Title));
        string title = whole
            ? $"What {by} {(levers == 1 ? "does" : "do")} in \"{view.Loaded.Scenario.Name}\""
            : $"{view.Metric(view.Outputs[0])} by lever";
        return Of(
            view,
            receipt,
            StoryWords.Capital(title),
            whole
                ? $"{Counted.Of(view.Points.Length, "setting")}{Runs(view)}"
                : $"A dot a setting, all levers varied together{Runs(view, "means")}: what one lever does alone is told by \"blocsim sensitivity\"",
            panels,
            "Small multiples"
        );
    }

    private static Panel ByQuantity(SweepView view, Quantity quantity)
    {
        Lever lever = view.Levers[0];
        (double factor, string _) = view.Scale(quantity);
        Lever? other = view.Levers.Length > 1 ? view.Levers[1] : null;
        string[] groups = other is null ? [string.Empty] : [.. Some(other.Values, MaxLines)];
        string[] values = Values(view, 0);
        List<Layer> lines = [];
        foreach ((string group, int i) in groups.Select((g, i) => (g, i)))
        {
            Experiments.Spread?[] spreads =
            [
                .. values.Select(v =>
                    view.Points.FirstOrDefault(p =>
                        p.Settings[0].Value == v && (other is null || p.Settings[1].Value == group)
                    )
                        is { } point
                        ? view.Spread(point, quantity)
                        : null
                ),
            ];
            bool many = other is null && spreads.Any(s => s?.Count > 1);
            lines.Add(
                new Layer(group, LayerStyle.Line, i, [.. spreads.Select(s => (s?.Median ?? double.NaN) * factor)])
                {
                    Bands = many
                        ?
                        [
                            new LayerBand(
                                [.. spreads.Select(s => (s?.Quantiles[1] ?? double.NaN) * factor)],
                                [.. spreads.Select(s => (s?.Quantiles[5] ?? double.NaN) * factor)]
                            ),
                        ]
                        : [],
                }
            );
        }

        return new Panel
        {
            Curves = Curves(lever, values, view.Title(quantity), lines) with
            {
                Joined = view.Plan.Design != "bisection",
            },
        };
    }

    /// <summary>Every setting as a dot over one lever's values; the other levers vary as well.</summary>
    private static Panel ByLever(SweepView view, Quantity quantity, Lever lever, int position)
    {
        (double factor, string _) = view.Scale(quantity);
        string[] values = Values(view, position);
        bool words = values.Any(v => double.IsNaN(lever.Number(v)));
        DesignPoint[] points = [.. view.Points.Where(p => !double.IsNaN(view.Spread(p, quantity).Mean))];
        return new Panel
        {
            Curves = new Curves
            {
                Across = Across(lever),
                Up = view.Title(quantity),
                Joined = false,
                At =
                [
                    .. points.Select(p =>
                        words
                            ? Array.IndexOf(values, p.Settings[position].Value)
                            : lever.Number(p.Settings[position].Value)
                    ),
                ],
                Names = words ? [.. values] : [],
                Lines =
                [
                    new Layer(
                        lever.Title,
                        LayerStyle.Line,
                        position,
                        [.. points.Select(p => view.Spread(p, quantity).Mean * factor)]
                    ),
                ],
            },
        };
    }

    private static string[] Values(SweepView view, int position)
    {
        Lever lever = view.Levers[position];
        string[] values = [.. view.Points.Select(p => p.Settings[position].Value).Distinct()];
        return values.Any(v => double.IsNaN(lever.Number(v))) ? values : [.. values.OrderBy(lever.Number)];
    }

    private static Curves Curves(Lever lever, string[] values, string up, IEnumerable<Layer> lines)
    {
        bool words = values.Any(v => double.IsNaN(lever.Number(v)));
        return new Curves
        {
            Across = Across(lever),
            Up = up,
            At = [.. values.Select((v, i) => words ? i : lever.Number(v))],
            Names = words ? [.. values] : [],
            Lines = [.. lines],
        };
    }

    private static string Across(Lever lever) => lever.Unit.Length > 0 ? $"{lever.Title}, {lever.Unit}" : lever.Title;

    private static IEnumerable<string> Some(ImmutableArray<string> all, int most) =>
        all.Length <= most
            ? all
            : Enumerable
                .Range(0, most)
                .Select(i => all[(int)Math.Round(i * (all.Length - 1.0) / (most - 1))])
                .Distinct();

    private static Figure HeatMap(SweepView view, Provenance receipt)
    {
        (Lever up, Lever across) = (Rising(view.Levers[0]), Rising(view.Levers[1]));
        Target? target = view.Plan.Target.Length > 0 ? Target.Parse(view.Plan.Target) : null;
        ImmutableArray<double> line = target is null ? [] : TargetLine(view, target);
        IEnumerable<Panel> panels = view
            .Outputs.Take(target is null ? MaxPanels : 1)
            .Select(o =>
            {
                (double factor, string unit) = view.Scale(o);
                return new Panel
                {
                    Title = target is null ? view.Metric(o) : string.Empty,
                    Grid = new Grid
                    {
                        Across = Across(across),
                        Up = Across(up),
                        Columns = [.. across.Values.Select(v => Short(across, v))],
                        Rows = [.. up.Values.Select(v => Short(up, v))],
                        Values =
                        [
                            .. up.Values.Select(u =>
                                across
                                    .Values.Select(a =>
                                        view.Spread(
                                            view.Points.First(p =>
                                                p.Settings[0].Value == u && p.Settings[1].Value == a
                                            ),
                                            o
                                        ).Mean * factor
                                    )
                                    .ToImmutableArray()
                            ),
                        ],
                        Meaning = $"{view.Metric(o)} {o.PeriodLabel}, {unit}",
                        Line = line,
                        LineName = target is null
                            ? string.Empty
                            : $"Line: odds of \"{target.Text}\" are {SpreadLines.Share(view.Plan.Odds)}",
                    },
                };
            });
        string subtitle = target is null
            ? $"{Counted.Of(view.Points.Length, "setting")}{Runs(view, "means")}"
            : TargetReport.Answer(view, target)[0];
        return Of(
            view,
            receipt,
            $"{StoryWords.Capital(up.Title)} by {across.Title} in \"{view.Loaded.Scenario.Name}\"",
            subtitle,
            panels,
            "Heat map"
        );
    }

    /// <summary>By column: where on the first lever the odds of the target cross those asked for.</summary>
    private static ImmutableArray<double> TargetLine(SweepView view, Target target)
    {
        bool upTo = TargetReport.Course(view, target) == TargetCourse.UpToHere;
        return
        [
            .. Rising(view.Levers[1])
                .Values.Select(a =>
                    TargetSearch.Crossing(
                        [
                            .. Rising(view.Levers[0])
                                .Values.Select(u =>
                                    TargetReport.Odds(
                                        view,
                                        target,
                                        view.Points.First(p => p.Settings[0].Value == u && p.Settings[1].Value == a)
                                    )
                                ),
                        ],
                        view.Plan.Odds,
                        upTo
                    )
                ),
        ];
    }

    /// <summary>The lever with its numbers in rising order, however they were listed; words stay as they stand.</summary>
    private static Lever Rising(Lever lever) =>
        lever.Values.Any(v => double.IsNaN(lever.Number(v)))
            ? lever
            : lever with
            {
                Values = [.. lever.Values.OrderBy(lever.Number)],
            };

    public static string Short(Lever lever, string value) =>
        double.IsNaN(lever.Number(value))
            ? value
            : lever.Number(value).ToString("#,0.###", CultureInfo.InvariantCulture);
}
