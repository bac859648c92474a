using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What is on offer, from the cheapest tonne on, with the floor and the price across it: who stands above.</summary>
internal static class MeritOrderFigure
{
    private const int MostSellers = 7;

    /// <summary>The figure; null where nothing is offered.</summary>
    /// <param name="view">The run.</param>
    /// <param name="good">The good.</param>
    /// <param name="offers">What was offered, with the periods.</param>
    /// <param name="to">The last date that may be shown; null for the last there is.</param>
    public static Figure? Of(RunView view, Good good, IReadOnlyList<(int Tick, OfferStep Step)> offers, YearMonth? to)
    {
        int latest = to is { } date ? view.Scenario.Clock.TickOf(date) : view.Last;
        int tick = offers
            .Where(o => o.Step.Good == good.Name && o.Tick <= latest)
            .Select(o => o.Tick)
            .DefaultIfEmpty(-1)
            .Max();
        OfferStep[] steps =
        [
            .. offers
                .Where(o => o.Tick == tick && o.Step.Good == good.Name && o.Step.Tonnes > 0)
                .Select(o => o.Step)
                .OrderBy(Mean)
                .ThenBy(s => s.Nation, StringComparer.Ordinal),
        ];
        if (steps.Length == 0)
        {
            return null;
        }

        double sum = steps.Sum(s => s.Tonnes);
        (double factor, string unit) = RunView.MassScale(sum);
        string[] named =
        [
            .. steps
                .GroupBy(s => s.Nation)
                .OrderByDescending(g => g.Sum(s => s.Tonnes))
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key),
        ];
        string[] own = named.Length <= MostSellers + 1 ? named : named[..MostSellers];
        int[] colors = view.Colors.Of(own);
        int Color(string nation) => Array.IndexOf(own, nation) is var i and >= 0 ? colors[i] : Theme.Context;
        var prices = Prices(view, good, tick);
        HashSet<string> members = [.. view.Members(tick)];
        return view.Figure(
            Title(view, good, steps, tick),
            Subtitle(view, good, steps, tick, factor, unit),
            [
                new Panel
                {
                    MeritOrder = new MeritOrder
                    {
                        Across = $"{unit} on offer, blocks in order of their cost",
                        Up = $"{good.DisplayUnit}, marginal cost at the gate",
                        Blocks =
                        [
                            .. steps.Select(s => new MeritBlock(
                                view.Title(s.Nation),
                                Color(s.Nation),
                                s.From * good.DisplayFactor,
                                s.To * good.DisplayFactor,
                                s.Tonnes * factor
                            )),
                        ],
                        Sellers =
                        [
                            .. own.Select(
                                (n, i) => (members.Contains(n) ? $"{view.Title(n)} (member)" : view.Title(n), colors[i])
                            ),
                            .. own.Length < named.Length ? [("others", Theme.Context)] : ((string, int)[])[],
                        ],
                        Prices = prices,
                    },
                },
            ],
            "Merit order",
            $"what nations offer of {good.Title} at which cost in {view.Year(tick)}"
        ) with
        {
            Marks = [],
        };
    }

    private static double Mean(OfferStep step) => 0.5 * (step.From + step.To);

    private static string Title(RunView view, Good good, OfferStep[] steps, int tick)
    {
        string what = RunView.InSentence(good.Title);
        double floor = Level(view, "floor", good, "bloc", tick);
        return !(floor > 0) ? $"What {what} costs to make: all that is on offer in {view.Year(tick)}"
            : steps.Max(s => s.To) * good.DisplayFactor < floor
                ? $"No {what} on offer costs as much as the floor, {view.Year(tick)}"
            : $"Who stands above the floor: {what} on offer in {view.Year(tick)}";
    }

    private static ImmutableArray<(string Name, double Price, int Color)> Prices(RunView view, Good good, int tick) =>
        [
            .. new[]
            {
                ("Floor", Level(view, "floor", good, "bloc", tick), 4),
                ("Inside the bloc", Level(view, "price-inside", good, "bloc", tick), 0),
                ("Outside the bloc", Level(view, "price-outside", good, "world", tick), 3),
                ("At the border", view.HasBloc ? double.NaN : Level(view, "world-price", good, "world", tick), 0),
            }.Where(p => !double.IsNaN(p.Item2)),
        ];

    /// <summary>A price in the units of the chart; NaN where there is none.</summary>
    private static double Level(RunView view, string metric, Good good, string entity, int tick) =>
        (view.Policy(metric, good, entity)?[tick] ?? double.NaN) * good.DisplayFactor;

    private static string Subtitle(RunView view, Good good, OfferStep[] steps, int tick, double factor, string unit)
    {
        string Amount(double tonnes) => $"{RunView.Number(tonnes * factor)} {unit}";
        double made = view
            .Table.Series.Where(s => s.Metric.Name == "output" && s.Good == good.Name && !double.IsNaN(s.Values[tick]))
            .Sum(s => s.Values[tick]);
        string whole = $"{Amount(steps.Sum(s => s.Tonnes))} on offer, {Amount(made)} made";
        HashSet<string> members = [.. view.Members(tick)];
        OfferStep[] own = [.. steps.Where(s => members.Contains(s.Nation))];
        double price = Level(view, "price-members", good, "bloc", tick);
        if (own.Length == 0 || double.IsNaN(price))
        {
            return whole;
        }

        // Members' costs are held against what members receive: what buyers pay outsiders has the levy in it.
        double Below(double level) => own.Sum(s => s.Tonnes * Share(s, level / good.DisplayFactor));
        double all = own.Sum(s => s.Tonnes);
        string said =
            $"{whole}; of members' {Amount(all)} {Amount(Below(price))} cost less than the {RunView.Number(price)} {good.DisplayUnit} that members receive";
        double floor = Level(view, "floor", good, "bloc", tick);
        double above = all - Below(floor);
        return double.IsNaN(floor)
            ? said
            : $"{said}, {(above > 1e-6 * all ? Amount(above) : "none")} more than the floor of {RunView.Number(floor)} {good.DisplayUnit}";
    }

    /// <summary>The share of a step that costs less than a price.</summary>
    private static double Share(OfferStep step, double price) =>
        price >= step.To ? 1
        : price <= step.From ? 0
        : (price - step.From) / (step.To - step.From);
}
