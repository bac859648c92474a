using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What buyers pay inside and outside, what members receive, and the floor.</summary>
internal static class PriceFigure
{
    public static Figure Of(RunView view)
    {
        IReadOnlyList<Good> goods = [.. view.PricedGoods().Where(view.Has)];
        bool one = goods.Count == 1;
        return view.Figure(
            Title(view, goods),
            Subtitle(view, goods),
            [.. goods.Select(g => PanelOf(view, g, one))],
            "Line chart",
            $"prices of {RunView.List(goods.Select(g => g.Title))}"
        );
    }

    /// <summary>What the focus good's price does, or what is shown where it has none.</summary>
    private static string Title(RunView view, IReadOnlyList<Good> goods)
    {
        (string subject, string metric, string entity) = Told(view);
        string headline = Turns.Headline(
            subject,
            RunView.Scaled(view.Policy(metric, view.Focus, entity), view.Focus.DisplayFactor),
            view.Focus.DisplayUnit,
            view.Year
        );
        return headline.Length > 0 ? headline : Shown(view, goods);
    }

    /// <summary>Whose price the headline is about: members' buyers, all buyers where none is inside, exporters where there is no bloc.</summary>
    private static (string Subject, string Metric, string Entity) Told(RunView view)
    {
        string good = view.Focus.Title;
        return !view.HasBloc ? ($"{good} at the border", "world-price", "world")
            : BoughtInside(view) ? ($"{good} inside the bloc", "price-inside", "bloc")
            : ($"{good} outside the bloc", "price-outside", "world");
    }

    private static bool BoughtInside(RunView view) =>
        view.Policy("price-inside", view.Focus, "bloc")?.Any(v => !double.IsNaN(v)) == true;

    private static string Shown(RunView view, IReadOnlyList<Good> goods)
    {
        string what = goods.Count > 2 ? "the goods" : RunView.List(goods.Select(g => RunView.InSentence(g.Title)));
        return view.HasBloc
            ? $"What buyers pay for {what}, inside the bloc and outside"
            : $"What {what} cost{(goods.Count == 1 ? "s" : string.Empty)} at the producers' gate and at the border";
    }

    /// <summary>What is shown, and what stands beside the focus good's price at the end.</summary>
    private static string Subtitle(RunView view, IReadOnlyList<Good> goods)
    {
        Good good = view.Focus;
        string shown = Shown(view, goods);
        string when = view.Year(view.Last);
        if (!view.HasBloc)
        {
            double? world = view.Policy("world-price", good, "world")?[view.Last];
            double? before = view.Baseline("world-price", good, "world")?[view.Last];
            bool same = world is { } a && before is { } b && Math.Abs(a - b) < 1e-9 * Math.Abs(a);
            string without = same
                ? string.Empty
                : $"; {RunView.InSentence(good.Title)} at the border in {when}: {Price(world, good)} {good.DisplayUnit}, {Price(before, good)} {Counterfactual.Phrase(view.Scenario)}";
            return $"{shown}{without}{view.Unshown()}";
        }

        double? inside = view.Policy("price-inside", good, "bloc")?[view.Last];
        double? outside = view.Policy("price-outside", good, "world")?[view.Last];
        double? members = view.Policy("price-members", good, "bloc")?[view.Last];
        double? floor = view.Policy("floor", good, "bloc")?[view.Last];
        string held = floor is { } f && !double.IsNaN(f) ? $", the floor is {Price(f, good)}" : string.Empty;
        string buyers = inside is { } paid && !double.IsNaN(paid) ? $"inside {Price(inside, good)}, " : string.Empty;
        return $"{shown}; {RunView.InSentence(good.Title)} in {when}: {buyers}outside {Price(outside, good)} {good.DisplayUnit}, members receive {Price(members, good)}{held}{view.Unshown()}";
    }

    private static string Price(double? usdPerTonne, Good good) =>
        usdPerTonne is { } p && !double.IsNaN(p) ? RunView.Number(p * good.DisplayFactor) : "no price";

    private static Panel PanelOf(RunView view, Good good, bool one)
    {
        List<Layer> layers = [];
        void Add(string name, string metric, string entity, int color, bool baseline = false, bool level = false)
        {
            double[]? raw = baseline ? view.Baseline(metric, good, entity) : view.Policy(metric, good, entity);
            ImmutableArray<double> values = RunView.Scaled(raw, good.DisplayFactor);

            // Where nothing differs from the baseline, one line says it.
            bool same = baseline && raw is not null && raw.SequenceEqual(view.Policy(metric, good, entity) ?? []);
            if (!values.IsEmpty && !same)
            {
                var line = new Layer(name, level ? LayerStyle.Step : view.Line, color, values);
                bool plain = level || baseline;
                layers.Add(plain ? line : view.Banded(line, metric, good, entity, good.DisplayFactor));
            }
        }

        if (view.HasBloc)
        {
            Add(Counterfactual.Label(view.Scenario), "world-price", "world", Theme.Context, baseline: true);
            Add("Outside the bloc", "price-outside", "world", 3);
            Add("Members receive", "price-members", "bloc", 1);
            Add("Inside the bloc", "price-inside", "bloc", 0);
            Add("Inside, in the long run", "equilibrium-price-inside", "bloc", 2);
            Add("Floor", "floor", "bloc", 4, level: true);
        }
        else
        {
            Add(
                $"{Counterfactual.Label(view.Scenario)}, border",
                "world-price",
                "world",
                Theme.Context,
                baseline: true
            );
            string[] largest = [.. view.Suppliers(good).Take(3)];
            int[] colors = view.Colors.Of(largest);
            int[] free = [.. NationColors.All.Except(colors)];
            for (int i = 0; i < largest.Length; i++)
            {
                Add($"{view.Title(largest[i])}, gate", "price-marginal", largest[i], colors[i]);
            }

            Add("At the border", "world-price", "world", free[^1]);
            Add("Border, in the long run", "equilibrium-world-price", "world", free[^2]);
        }

        return new Panel
        {
            Title = one ? string.Empty : good.Title,
            Unit = good.DisplayUnit + ", constant prices",
            Layers = [.. layers],
        };
    }
}
