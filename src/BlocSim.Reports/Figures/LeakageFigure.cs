using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>How much trade evades the instrument, through which channel, and what arrives.</summary>
internal static class LeakageFigure
{
    /// <summary>The figure; null where nothing leaks.</summary>
    public static Figure? Of(RunView view)
    {
        Good good = view.Focus;
        double[]? leakage = view.Policy("leakage", good, "bloc");
        double peak = leakage is null ? 0 : leakage.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        if (leakage is null || !(peak > 1e-4))
        {
            return null;
        }

        return view.Figure(
            Turns.Headline(
                $"Leakage of {RunView.InSentence(good.Title)}",
                RunView.Scaled(leakage, 100),
                "% of use",
                view.Year
            ),
            Subtitle(view),
            [Shares(view), Arrivals(view)],
            view.IsEnsemble ? "Line chart with bands" : "Stacked areas",
            $"evasion, transshipment and downstream leakage of {good.Title} as shares of the bloc's use"
        );
    }

    private static string Subtitle(RunView view)
    {
        bool inside = view.Policy("downstream-share", view.Focus, "bloc")?.Any(v => v > 1e-4) == true;
        string also = inside ? ", or comes inside finished goods" : string.Empty;
        string shown = $"{view.Focus.Title} that evades the bloc's levy or duty{also}, as a share of the bloc's use";
        double arrivals = view.Policy("evaded-share-of-arrivals", view.Focus, "bloc")?[view.Last] ?? double.NaN;
        return arrivals > 0
            ? $"{shown}; in {view.Year(view.Last)} {RunView.Number(100 * arrivals)} % of what outsiders send evades"
            : shown;
    }

    private static Panel Shares(RunView view)
    {
        List<Layer> layers = [];
        foreach (
            (string name, string metric, int color) in new[]
            {
                ("Misdeclared", "evasion-share", 0),
                ("Through third nations", "transshipment-share", 1),
                ("Inside finished goods", "downstream-share", 2),
            }
        )
        {
            ImmutableArray<double> values = RunView.Scaled(view.Policy(metric, view.Focus, "bloc"), 100);
            if (!values.IsEmpty)
            {
                var layer = new Layer(name, view.IsEnsemble ? view.Line : LayerStyle.Area, color, values);
                layers.Add(view.Banded(layer, metric, view.Focus, "bloc", 100));
            }
        }

        return new Panel
        {
            Title = "Leakage by channel",
            Unit = "% of the bloc's use",
            Layers = [.. layers],
            Stacked = !view.IsEnsemble,
        };
    }

    private static Panel Arrivals(RunView view)
    {
        double[] all = view.Policy("targeted-imports", view.Focus, "bloc") ?? [];
        double[] misdeclared = view.Policy("evasion", view.Focus, "bloc") ?? [];
        double[] third = view.Policy("transshipment", view.Focus, "bloc") ?? [];
        double[] before = view.Baseline("targeted-imports", view.Focus, "bloc") ?? [];
        double most = all.Concat(before).Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        (double factor, string unit) = RunView.MassScale(most);

        // Medians over runs do not add up: what is declared of their median is the median's share.
        double[] evaded = view.Policy("evaded-share-of-arrivals", view.Focus, "bloc") ?? [];
        double[] declared =
        [
            .. all.Select((v, t) => view.IsEnsemble ? v * (1 - evaded[t]) : Math.Max(0, v - misdeclared[t] - third[t])),
        ];
        return new Panel
        {
            Title = view.Scenario.Bloc.OriginRules.Any(r => r.Goods.Contains(view.Focus.Name))
                ? "Outsiders' goods and members' that fail origin"
                : "Outsiders' goods bought in the bloc",
            Unit = unit,
            Layers =
            [
                new Layer(
                    Counterfactual.Label(view.Scenario),
                    view.Line,
                    Theme.Context,
                    RunView.Scaled(before, factor)
                ),
                view.Banded(
                    new Layer("All channels", view.Line, 0, RunView.Scaled(all, factor)),
                    "targeted-imports",
                    view.Focus,
                    "bloc",
                    factor
                ),
                new Layer("Declared", view.Line, 1, RunView.Scaled(declared, factor)),
            ],
        };
    }
}
