namespace BlocSim.Reports;

/// <summary>Who pays and who gains: the parts of the bloc's welfare and of outsiders' as they add up, and nations from the largest gain to the largest loss.</summary>
internal static class GainsFigure
{
    private const int Nations = 12;

    private static readonly (string Name, string Metric)[] Parts =
    [
        ("buyers", "consumer-surplus-change-total"),
        ("producers", "producer-surplus-change-total"),
        ("treasuries", "treasury-change-total"),
        ("licence holders", "licence-rent-change-total"),
    ];

    /// <summary>The figure; null where nobody gains or loses.</summary>
    /// <param name="view">The run.</param>
    /// <param name="good">The good; null for all together.</param>
    /// <exception cref="ResultsException">Goods are made from each other: of one alone gains mean nothing.</exception>
    public static Figure? Of(RunView view, Good? good)
    {
        if (good is not null && view.Scenario.Processes.Any(p => !p.Inputs.IsEmpty))
        {
            throw new ResultsException(
                $"\"{view.Scenario.Name}\" has goods that are made from each other: what makers of one lose makers of the next gain, so that only all goods together say who pays; leave out --good"
            );
        }

        var time = PolicyTime.Of(view.Scenario, view.Table, good?.Name);
        Good[] goods = good is null ? [.. view.Scenario.Goods] : [good];
        double Of(string metric, Good g, string entity) => time.MeanOrZero(view.Policy(metric, g, entity));
        double Sum(string metric, string entity) => goods.Sum(g => Of(metric, g, entity));
        List<(string Name, double Value, bool IsSum)> items = [];
        List<(string Name, string Metric, string Region, double Value)> parts = [];
        (string Region, string Whose, string Sum)[] regions = view.HasBloc
            ? [("bloc", " in the bloc", "The bloc"), ("outside", " outside", "Outsiders")]
            : [("world", string.Empty, "The world")];
        foreach ((string region, string whose, string all) in regions)
        {
            foreach ((string name, string metric) in Parts)
            {
                double value = Sum(metric, region);
                if (Math.Abs(value) > 0)
                {
                    parts.Add((StoryWords.Capital(name) + whose, metric, region, value));
                    items.Add((parts[^1].Name, value, false));
                }
            }

            items.Add((all, Sum("welfare-change-total", region), true));
        }

        double largest = items.Max(i => Math.Abs(i.Value));
        if (!(largest > 1e-8 * Sum("spending", "world")))
        {
            return null;
        }

        (double factor, string unit) = RunView.MoneyScale(largest);
        string Said(double value) =>
            $"{(value < 0 ? "lose" : "gain")} {RunView.Number(Math.Abs(value * factor))} {unit}";
        var worst = parts.MinBy(p => p.Value);

        // Which good most of it is on: a bill for one good is easily read as that of another.
        Good most = goods.MinBy(g => Of(worst.Metric, g, worst.Region))!;
        string onWhich =
            goods.Length < 2
                ? string.Empty
                : $", {RunView.Number(Math.Abs(Of(worst.Metric, most, worst.Region) * factor))} of it on {RunView.InSentence(most.Title)}";
        return view.Figure(
            "Who pays and who gains",
            $"{worst.Name} {Said(worst.Value)}{onWhich}; {Together(items, Said)}. Against the same world without {Counterfactual.LeftOut(view.Scenario)}, on average {time.Words}",
            [
                new Panel
                {
                    Title = good?.Title ?? (goods.Length > 1 ? "All goods together" : goods[0].Title),
                    Waterfall = new Waterfall(
                        $"{unit}, constant prices",
                        [.. items.Select(i => (i.Name, i.Value * factor, i.IsSum))]
                    ),
                },
                ByNation(view, Sum, factor, unit, largest * factor),
            ],
            "Bars",
            "gains and losses of buyers, producers, treasuries and licence holders, in the bloc and outside, and by nation"
        ) with
        {
            Marks = [],
        };
    }

    /// <summary>What the sums say.</summary>
    private static string Together(
        IEnumerable<(string Name, double Value, bool IsSum)> items,
        Func<double, string> said
    ) =>
        string.Join(
            ", ",
            items
                .Where(i => i.IsSum)
                .Select(i =>
                    i.Name switch
                    {
                        "The bloc" => $"the bloc's nations together {said(i.Value)}",
                        "Outsiders" => $"outsiders {said(i.Value)}",
                        _ => $"all together {said(i.Value)}",
                    }
                )
        );

    private static Panel ByNation(
        RunView view,
        Func<string, string, double> sum,
        double factor,
        string unit,
        double largest
    ) =>
        new()
        {
            Title = "Nations that gain and lose most",
            Bars = new Bars
            {
                Across = $"{unit}, constant prices",
                Items =
                [
                    .. view
                        .Scenario.Nations.Select(n =>
                            (Name: view.Title(n.Code), Value: sum("welfare-change", n.Code) * factor)
                        )
                        .OrderByDescending(n => n.Value)
                        .Index()
                        .Where(n => n.Index < Nations / 2 || n.Index >= view.Scenario.Nations.Length - (Nations / 2))
                        .Select(n => n.Item)
                        .Where(n => Math.Abs(n.Value) > 1e-3 * largest)
                        .Select(n => new Bar(n.Name, n.Value, double.NaN) { FirstText = RunView.Number(n.Value) }),
                ],
            },
        };
}
