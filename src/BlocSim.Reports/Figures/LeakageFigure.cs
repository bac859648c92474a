using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>How much trade goes round the instrument, by which way, and what arrives.</summary>
internal static class LeakageFigure
{
    public static Figure Of(RunView view)
    {
        Good good = view.Focus;
        double[]? leakage = view.Policy("leakage", good, "bloc");
        double peak = leakage is null ? 0 : leakage.Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Max();
        bool any = peak > 1e-4;
        return view.Figure(
            $"Leakage: {RunView.InSentence(good.Title)} that goes round the bloc's levy or duty",
            Subtitle(view, leakage, any),
            any ? [Shares(view), Arrivals(view)] : [Nothing(view)],
            view.IsEnsemble ? "Line chart with bands" : "Stacked areas",
            $"evasion, transshipment and downstream leakage of {good.Title} as shares of the bloc's use"
        );
    }

    private static string Subtitle(RunView view, double[]? leakage, bool any)
    {
        if (!view.HasBloc)
        {
            return "This scenario has no bloc: there is no levy or duty to go round";
        }

        if (!any || leakage is null)
        {
            return "Nothing went round it in this scenario";
        }

        double end = leakage[view.Last];
        if (double.IsNaN(end))
        {
            return $"In {view.Year(view.Last)} the bloc uses none of {RunView.InSentence(view.Focus.Title)}";
        }

        double arrivals = view.Policy("evaded-share-of-arrivals", view.Focus, "bloc")?[view.Last] ?? double.NaN;
        string evaded = double.IsNaN(arrivals)
            ? string.Empty
            : $"; {RunView.Number(100 * arrivals)} % of what outsiders send evades";
        return $"In {view.Year(view.Last)} leakage equals {RunView.Number(100 * end)} % of the bloc's use{evaded}";
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
            Title = "Leakage by way",
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
        double factor = most >= 2000 ? 0.001 : 1;

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
            Unit = factor == 1 ? "t a year" : "kt a year",
            Layers =
            [
                new Layer(
                    Counterfactual.Label(view.Scenario),
                    view.Line,
                    Palette.Context,
                    RunView.Scaled(before, factor)
                ),
                view.Banded(
                    new Layer("All ways", view.Line, 0, RunView.Scaled(all, factor)),
                    "targeted-imports",
                    view.Focus,
                    "bloc",
                    factor
                ),
                new Layer("Declared", view.Line, 1, RunView.Scaled(declared, factor)),
            ],
        };
    }

    private static Panel Nothing(RunView view) =>
        new()
        {
            Unit = "% of the bloc's use",
            Top = 10,
            Layers = view.HasBloc ? [new Layer("Leakage", view.Line, 0, [.. view.Periods.Select(_ => 0.0)])] : [],
            Note = view.HasBloc
                ? "No misdeclared goods, no relabelled goods, no extra finished goods"
                : "No bloc, no levy, no duty: nothing to go round",
        };
}
