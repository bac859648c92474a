using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Who supplies the world, stage by stage.</summary>
internal static class ShareFigure
{
    private const int Named = 5;
    private const int Hues = 8;
    private const int Lined = 4;

    public static Figure Of(RunView view)
    {
        if (view.IsEnsemble)
        {
            return Ensemble(view);
        }

        IReadOnlyList<Good> goods = view.Stages();
        Dictionary<string, int> colors = Colors(view, goods);
        return view.Figure(
            $"Who supplies {RunView.List(goods.Select(g => RunView.InSentence(g.Title)))}",
            Subtitle(view),
            [.. goods.Select(g => PanelOf(view, g, colors, goods.Count == 1))],
            "Stacked areas",
            "shares of world supply by nation"
        );
    }

    /// <summary>Shares of many runs do not stack: a line with bands for each of the largest suppliers.</summary>
    private static Figure Ensemble(RunView view)
    {
        IEnumerable<Layer> lines = view.Suppliers(view.Focus)
            .Take(Lined)
            .Select(
                (nation, i) =>
                    view.Banded(
                        new Layer(
                            view.Title(nation),
                            view.Line,
                            i,
                            RunView.Scaled(view.Policy("share-of-supply", view.Focus, nation), 100)
                        ),
                        "share-of-supply",
                        view.Focus,
                        nation,
                        100
                    )
            )
            .Where(l => !l.Values.IsEmpty);
        return view.Figure(
            $"Who supplies {RunView.InSentence(view.Focus.Title)}",
            Subtitle(view),
            [new Panel { Unit = "% of world supply", Layers = [.. lines] }],
            "Line chart with bands",
            "shares of world supply of the largest suppliers"
        );
    }

    private static string Subtitle(RunView view)
    {
        string largest = view.Suppliers(view.Focus)[0];
        double[]? share = view.Policy("share-of-supply", view.Focus, largest);
        double[]? without = view.Baseline("share-of-supply", view.Focus, largest);
        if (share is null || without is null)
        {
            return string.Empty;
        }

        if (double.IsNaN(share[0]) || double.IsNaN(share[view.Last]))
        {
            string when = double.IsNaN(share[view.Last]) ? view.Year(view.Last) : view.Year(0);
            return $"In {when} nothing is sold of {RunView.InSentence(view.Focus.Title)}";
        }

        string compared =
            double.IsNaN(without[view.Last]) || Math.Abs(share[view.Last] - without[view.Last]) < 5e-4
                ? string.Empty
                : $" ({RunView.Number(100 * without[view.Last])} % {Counterfactual.Phrase(view.Scenario)})";
        return $"{view.Title(largest)}'s share of {RunView.InSentence(view.Focus.Title)}: {RunView.Number(100 * share[0])} % at the start, {RunView.Number(100 * share[view.Last])} % in {view.Year(view.Last)}{compared}";
    }

    /// <summary>One colour a nation in all panels; the largest suppliers over all stages come first.</summary>
    private static Dictionary<string, int> Colors(RunView view, IReadOnlyList<Good> goods)
    {
        var colors = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int rank = 0; rank < Named; rank++)
        {
            foreach (Good good in goods)
            {
                IReadOnlyList<string> suppliers = view.Suppliers(good);
                if (rank < suppliers.Count)
                {
                    colors.TryAdd(suppliers[rank], colors.Count);
                }
            }
        }

        return colors;
    }

    private static Panel PanelOf(RunView view, Good good, Dictionary<string, int> colors, bool one)
    {
        IReadOnlyList<string> suppliers = view.Suppliers(good);
        int named = suppliers.Count <= Named + 1 ? suppliers.Count : Named;
        List<Layer> layers = [];
        HashSet<int> taken = [];
        for (int i = 0; i < named; i++)
        {
            double[] share = view.Policy("share-of-supply", good, suppliers[i])!;
            int color = colors.GetValueOrDefault(suppliers[i], Hues) % Hues;
            while (!taken.Add(color))
            {
                color = (color + 1) % Hues;
            }

            layers.Add(new Layer(view.Title(suppliers[i]), LayerStyle.Area, color, [.. share.Select(v => 100 * v)]));
        }

        if (suppliers.Count > named)
        {
            double[] rest = new double[view.Periods.Length];
            foreach (string nation in suppliers.Skip(named))
            {
                double[] share = view.Policy("share-of-supply", good, nation)!;
                for (int t = 0; t < rest.Length; t++)
                {
                    rest[t] += double.IsNaN(share[t]) ? 0 : 100 * share[t];
                }
            }

            layers.Add(new Layer("Others", LayerStyle.Area, Theme.Context, [.. rest]));
        }

        return new Panel
        {
            Title = one ? string.Empty : good.Title,
            Unit = "% of world supply",
            Layers = [.. layers],
            Stacked = true,
            Top = 100,
        };
    }
}
