using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Share against what it costs, over the settings of a sweep.</summary>
internal static class FrontierFigure
{
    /// <summary>A share of which more is what the policy is for; null where none is shown.</summary>
    private static Quantity? Gain(SweepView view) =>
        view.Outputs.FirstOrDefault(o => o.Column.Metric.Name is "non-dominant-share" or "share-of-bloc-use");

    /// <summary>Whether there is anything to draw: several points with a share to gain and a cost.</summary>
    public static bool HasOne(SweepView view) =>
        view.Points.Length > 2 && Gain(view) is { } gain && view.Points.Any(p => HasBoth(view, gain, p));

    /// <summary>Why there is none, where costs are known; empty otherwise.</summary>
    public static string WhyNone(SweepView view) =>
        view.Points.Length > 2 && Gain(view) is null && view.Costs(view.Points[0]).Any(double.IsFinite)
            ? "No frontier is drawn: it sets costs against a share to gain, so add --output \"non-dominant share\" or \"share of bloc use\"."
            : string.Empty;

    private static bool HasBoth(SweepView view, Quantity gain, DesignPoint point) =>
        view.Costs(point).Any(double.IsFinite) && view.Values(point, gain).Any(double.IsFinite);

    /// <summary>Price against share, and cost against share: which settings no other beats in both.</summary>
    public static Figure Of(SweepView view, Provenance receipt)
    {
        Quantity share = Gain(view)!;
        Quantity? price = view.Outputs.FirstOrDefault(o =>
            o.Column.Metric.Unit == "USD/t" && view.Points.Any(p => view.Values(p, o).Any(double.IsFinite))
        );
        List<Panel> panels =
        [
            new Panel
            {
                Title = "Share against cost",
                Scatter = Scatter(
                    view,
                    share,
                    "Cost of the whole policy to the bloc, million USD a year",
                    p => Experiments.Spread.Of(view.Costs(p).Select(c => c * 1e-6))
                ),
            },
        ];
        if (price is not null)
        {
            (double factor, string _) = view.Scale(price);
            panels.Add(
                new Panel
                {
                    Title = "Share against price",
                    Scatter = Scatter(
                        view,
                        share,
                        view.Title(price),
                        p => Experiments.Spread.Of(view.Values(p, price).Select(v => v * factor))
                    ),
                }
            );
        }

        return SweepFigures.Of(
            view,
            receipt,
            $"What {view.Metric(share)} costs",
            $"A point a setting ({string.Join(", ", view.Levers.Select(l => l.Title))}), means over its runs; {(view.Plan.Design == "bisection" ? "dark" : "joined")}: no other setting has more for less",
            panels,
            "Scatter"
        );
    }

    private static Scatter Scatter(
        SweepView view,
        Quantity share,
        string across,
        Func<DesignPoint, Experiments.Spread> of
    )
    {
        (double factor, string _) = view.Scale(share);
        (DesignPoint Point, Experiments.Spread X, Experiments.Spread Y)[] all =
        [
            .. view
                .Points.Select(p => (p, of(p), Experiments.Spread.Of(view.Values(p, share).Select(v => v * factor))))
                .Where(p => !double.IsNaN(p.Item2.Mean) && !double.IsNaN(p.Item3.Mean)),
        ];
        DesignPoint? answer =
            view.Plan.Target.Length > 0 ? TargetReport.Best(view, Target.Parse(view.Plan.Target)) : null;
        return new Scatter
        {
            Joined = view.Plan.Design != "bisection",
            Across = across,
            Up = view.Title(share),
            UpMost = 100,
            Points =
            [
                .. all.Select(p => new ScatterPoint(
                    p.X.Mean,
                    p.Y.Mean,
                    string.Join(", ", p.Point.Settings.Select((s, d) => SweepFigures.Short(view.Levers[d], s.Value))),
                    !all.Any(o =>
                        (o.X.Mean < p.X.Mean && o.Y.Mean >= p.Y.Mean) || (o.X.Mean <= p.X.Mean && o.Y.Mean > p.Y.Mean)
                    )
                )
                {
                    IsAnswer = p.Point == answer,
                    ErrorX = double.IsNaN(p.X.HalfWidth) ? 0 : p.X.HalfWidth,
                    ErrorY = double.IsNaN(p.Y.HalfWidth) ? 0 : p.Y.HalfWidth,
                }),
            ],
        };
    }
}
