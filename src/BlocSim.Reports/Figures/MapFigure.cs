namespace BlocSim.Reports;

/// <summary>Gains and losses on a map of tiles, members framed.</summary>
internal static class MapFigure
{
    /// <summary>A map of fewer nations is mostly sea.</summary>
    private const int Fewest = 8;

    /// <summary>The figure; null where nations are invented, or nobody gains or loses.</summary>
    /// <param name="view">The run.</param>
    public static Figure? Of(RunView view)
    {
        var time = PolicyTime.Of(view.Scenario, view.Table, null);
        (Nation Nation, double Value)[] values =
        [
            .. view.Scenario.Nations.Select(n =>
                (n, view.Scenario.Goods.Sum(g => time.MeanOrZero(view.Policy("welfare-change", g, n.Code))))
            ),
        ];
        double largest = values.Max(v => Math.Abs(v.Value));
        double spending = view.Scenario.Goods.Sum(g => time.MeanOrZero(view.Policy("spending", g, "world")));
        int known = values.Count(v => TilePlaces.Of(v.Nation.Code) is not null);
        if (known < Fewest || known < values.Length - 2 || !(largest > 1e-8 * spending))
        {
            return null;
        }

        (double factor, string unit) = RunView.MoneyScale(largest);
        HashSet<string> members = [.. view.Scenario.Bloc.Memberships.Select(m => m.Nation)];
        (string Name, double Value)[] ranked =
        [
            .. values.Select(v => (view.Title(v.Nation.Code), v.Value)).OrderBy(v => v.Value),
        ];
        string Said((string Name, double Value) who) =>
            $"{who.Name} {(who.Value < 0 ? "loses" : "gains")} {RunView.Number(Math.Abs(who.Value * factor))}";
        return view.Figure(
            "Where gains and losses fall",
            $"{Said(ranked[0])} {unit}, {Said(ranked[^1])}. Against the same world without {Counterfactual.LeftOut(view.Scenario)}, on average {time.Words}",
            [
                new Panel
                {
                    Map = new TileMap(
                        $"{unit}, constant prices, all goods together",
                        [
                            .. values
                                .Where(v => TilePlaces.Of(v.Nation.Code) is not null)
                                .Select(v =>
                                    (
                                        v.Nation.Code,
                                        view.Title(v.Nation.Code),
                                        TilePlaces.Of(v.Nation.Code)!.Value.Row,
                                        TilePlaces.Of(v.Nation.Code)!.Value.Column,
                                        v.Value * factor,
                                        members.Contains(v.Nation.Code)
                                    )
                                ),
                        ],
                        members.Count > 0 ? "member of the bloc" : string.Empty
                    ),
                },
            ],
            "Tile map",
            "gains and losses by nation"
        ) with
        {
            Marks = [],
        };
    }
}
