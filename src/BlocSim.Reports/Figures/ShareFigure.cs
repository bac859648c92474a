namespace BlocSim.Reports;

/// <summary>Who supplies the world, stage by stage.</summary>
internal static class ShareFigure
{
    private const int Named = 5;
    private const int Lined = 4;

    public static Figure Of(RunView view)
    {
        if (view.IsEnsemble)
        {
            return Ensemble(view);
        }

        IReadOnlyList<Good> goods = view.Stages();
        return view.Figure(
            Title(view),
            Subtitle(view, goods),
            [.. goods.Select(g => PanelOf(view, g, goods.Count == 1))],
            "Stacked areas",
            "shares of world supply by nation"
        );
    }

    /// <summary>Shares of many runs do not stack: a line with bands for each of the largest suppliers.</summary>
    private static Figure Ensemble(RunView view)
    {
        string[] largest = [.. view.Suppliers(view.Focus).Take(Lined)];
        int[] color = view.Colors.Of(largest);
        IEnumerable<Layer> lines = largest
            .Select(
                (nation, i) =>
                    view.Banded(
                        new Layer(
                            view.Title(nation),
                            view.Line,
                            color[i],
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
            Title(view),
            Subtitle(view, [view.Focus]),
            [new Panel { Unit = "% of world supply", Layers = [.. lines] }],
            "Line chart with bands",
            "shares of world supply of the largest suppliers"
        );
    }

    /// <summary>What the largest supplier's share of the focus does.</summary>
    private static string Title(RunView view)
    {
        string largest = view.Suppliers(view.Focus)[0];
        string what = RunView.InSentence(view.Focus.Title);
        string headline = Turns.Headline(
            $"{StoryWords.Possessive(view.Title(largest))} share of {what}",
            RunView.Scaled(view.Policy("share-of-supply", view.Focus, largest), 100),
            "%",
            view.Year
        );
        return headline.Length > 0 ? headline : $"Nobody sells {what}";
    }

    private static string Subtitle(RunView view, IReadOnlyList<Good> goods)
    {
        string shown = $"Who supplies {RunView.List(goods.Select(g => RunView.InSentence(g.Title)))}";
        string largest = view.Suppliers(view.Focus)[0];
        double share = view.Policy("share-of-supply", view.Focus, largest)?[view.Last] ?? double.NaN;
        double without = view.Baseline("share-of-supply", view.Focus, largest)?[view.Last] ?? double.NaN;
        string when = view.Year(view.Last);
        if (double.IsNaN(share))
        {
            return $"{shown}; in {when} nothing is sold of {RunView.InSentence(view.Focus.Title)}";
        }

        string compared =
            double.IsNaN(without) || Math.Abs(share - without) < 5e-4
                ? string.Empty
                : $", {RunView.Number(100 * without)} % {Counterfactual.Phrase(view.Scenario)}";
        return $"{shown}; in {when} {view.Title(largest)} has {RunView.Number(100 * share)} %{(goods.Count > 1 ? $" of {RunView.InSentence(view.Focus.Title)}" : string.Empty)}{compared}";
    }

    private static Panel PanelOf(RunView view, Good good, bool one)
    {
        IReadOnlyList<string> suppliers = view.Suppliers(good);
        int named = suppliers.Count <= Named + 1 ? suppliers.Count : Named;
        List<Layer> layers = [];
        int[] color = view.Colors.Of([.. suppliers.Take(named)]);
        for (int i = 0; i < named; i++)
        {
            double[] share = view.Policy("share-of-supply", good, suppliers[i])!;
            layers.Add(new Layer(view.Title(suppliers[i]), LayerStyle.Area, color[i], [.. share.Select(v => 100 * v)]));
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
