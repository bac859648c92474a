using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>How full the bloc's stores are, and what they cost.</summary>
internal static class StockpileFigure
{
    /// <summary>The figure; null where there is no store.</summary>
    /// <param name="view">The run.</param>
    public static Figure? Of(RunView view)
    {
        (Good Good, double[] Tonnes)[] stores =
        [
            .. view
                .Scenario.Goods.SelectMany(g =>
                    new[] { "stockpile", "store" }.Select(m => (g, view.Policy(m, g, "bloc")))
                )
                .Where(s => s.Item2 is { } values && values.Any(v => v > 0))
                .Select(s => (s.g, s.Item2!)),
        ];
        if (stores.Length == 0)
        {
            return null;
        }

        double Most((Good Good, double[] Tonnes) store) => store.Tonnes.Where(v => !double.IsNaN(v)).Max();
        (Good Good, double[] Tonnes) fullest = stores.MaxBy(Most);
        (double factor, string unit) = RunView.MassScale(Most(fullest), per: string.Empty);
        Panel level = new()
        {
            Title = "In store",
            Unit = unit,
            Layers =
            [
                .. stores.Select(
                    (s, i) =>
                        view.Banded(
                            new Layer(s.Good.Title, view.Line, i, RunView.Scaled(s.Tonnes, factor)),
                            "stockpile",
                            s.Good,
                            "bloc",
                            factor
                        )
                ),
            ],
        };
        Panel account = new()
        {
            Title = "Account",
            Unit = "million USD, constant prices",
            Layers = Account(view),
        };
        return view.Figure(
            "How full the stockpile is, and what it costs",
            $"{fullest.Good.Title}: {Turns.Of(RunView.Scaled(fullest.Tonnes, factor), unit, view.Year)}{Result(view)}",
            account.Layers.IsEmpty ? [level] : [level, account],
            "Line chart",
            "tonnes in store and the account of the stockpile"
        );
    }

    /// <summary>What the stockpile has earned or lost by the end; nothing where that is not kept.</summary>
    private static string Result(RunView view) =>
        view.Table.Find("stockpile-result", "all", "bloc") is { } result
        && StoryWords.Last(result) is var last
        && !double.IsNaN(last)
            ? $"; by the end it has {(last < 0 ? "lost" : "earned")} {RunView.Number(Math.Abs(last) * 1e-6)} million USD"
            : string.Empty;

    private static ImmutableArray<Layer> Account(RunView view)
    {
        List<Layer> layers = [];
        foreach (
            (string name, string metric) in new[]
            {
                ("Value at the day's price", "stockpile-value"),
                ("Loan", "stockpile-debt"),
                ("Result so far", "stockpile-result"),
            }
        )
        {
            ImmutableArray<double> values = RunView.Scaled(view.Table.Find(metric, "all", "bloc"), 1e-6);
            if (!values.IsEmpty && values.Any(v => Math.Abs(v) > 0))
            {
                layers.Add(new Layer(name, view.Line, layers.Count, values));
            }
        }

        ImmutableArray<double> spent = RunView.Scaled(
            view.Table.Series.FirstOrDefault(s => s.Metric.Name == "store-spending" && s.Entity == "bloc")?.Values,
            1e-6
        );
        if (layers.Count == 0 && !spent.IsEmpty)
        {
            layers.Add(new Layer("Spending a year", view.Line, 0, spent));
        }

        return [.. layers];
    }
}
