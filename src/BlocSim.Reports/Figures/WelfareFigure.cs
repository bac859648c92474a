using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What the policy does to welfare and to the bloc's treasuries over time, by calendar year: a payment of one month is not twelve of them.</summary>
internal static class WelfareFigure
{
    /// <summary>The figure; null where nothing is taken in and nobody gains or loses.</summary>
    /// <param name="view">The run.</param>
    public static Figure? Of(RunView view)
    {
        Clock clock = view.Scenario.Clock;
        double[] Sum(string metric, string entity)
        {
            double[] months =
            [
                .. Enumerable
                    .Range(0, clock.Ticks)
                    .Select(t =>
                        view.Scenario.Goods.Sum(g =>
                            view.Policy(metric, g, entity)?[t] is { } v && !double.IsNaN(v) ? v : 0
                        )
                    ),
            ];
            return [.. months.Select((_, t) => months[clock.TicksOf(clock.DateOf(t).Year)].Average())];
        }

        double[] bloc = Sum("welfare-change-total", "bloc");
        double[] outside = Sum("welfare-change-total", "outside");
        (string Name, double[] Values)[] money =
        [
            .. new[]
            {
                ("Levy", Sum("levy-revenue", "bloc")),
                ("Duties", Sum("duty-revenue", "bloc")),
                ("Fines", Sum("fines", "bloc")),
                ("Net of payments", Sum("treasury-change-total", "bloc")),
            }.Where(m => m.Item2.Any(v => v != 0)),
        ];
        double largest = bloc.Concat(outside).Concat(money.SelectMany(m => m.Values)).Max(Math.Abs);
        double spending = Sum("spending", "world").Max();
        if (!(largest > 1e-8 * spending))
        {
            return null;
        }

        (double factor, string unit) = RunView.MoneyScale(largest);
        ImmutableArray<double> Scaled(double[] values) => [.. values.Select(v => v * factor)];
        Panel gains = new()
        {
            Title = "Gain against the baseline",
            Unit = unit + ", constant prices",
            Layers =
            [
                new Layer("Outsiders", LayerStyle.Step, 3, Scaled(outside)),
                new Layer("The bloc", LayerStyle.Step, 0, Scaled(bloc)),
            ],
        };
        Panel revenue = new()
        {
            Title = "The bloc's treasuries",
            Unit = unit + ", constant prices",
            Layers = [.. money.Select((m, i) => new Layer(m.Name, LayerStyle.Step, i, Scaled(m.Values)))],
        };
        return view.Figure(
            "Revenue and welfare, year by year",
            $"The bloc's gain: {Turns.Of(Scaled(bloc), unit, t => view.Year(t)[..4])}. Against the same world without {Counterfactual.LeftOut(view.Scenario)}",
            revenue.Layers.IsEmpty ? [gains] : [gains, revenue],
            "Line chart",
            "gains of the bloc and of outsiders, and revenue from levy, duties and fines"
        );
    }
}
