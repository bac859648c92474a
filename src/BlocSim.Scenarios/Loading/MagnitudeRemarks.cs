using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>
/// Costs, prices, freight and duties so far from their good's price that a unit may have slipped: kilograms taken for tonnes are a factor of a thousand.
/// </summary>
internal static class MagnitudeRemarks
{
    /// <summary>No price or cost of a good is this many times its base price, or this part of it.</summary>
    private const double WidestLevel = 50;

    /// <summary>No freight, duty or surcharge is this many times its good's price.</summary>
    private const double WidestExtra = 10;

    /// <summary>The smallest part of a price that a duty, and freight, are worth stating.</summary>
    private const double MinDuty = 1.0 / 5000;

    private const double MinExtra = 1.0 / 11_000;

    private static readonly string[] Levels =
    [
        "cost",
        "price",
        "start",
        "needs",
        "capital",
        "ceiling",
        "unit-cost",
        "offtake",
    ];

    /// <summary>The remarks on all prices of a file.</summary>
    public static IEnumerable<Problem> Of(ShapeCheck shape, Section file, Scenario scenario)
    {
        List<(string Good, bool High, Problem Problem)> found = [];
        Dictionary<string, int> levels = new(StringComparer.Ordinal);
        foreach (StatedPrice p in shape.Prices)
        {
            Good[] goods = [.. GoodsOf(p.Path, file, scenario)];
            string key = p.Path[(p.Path.LastIndexOf('.') + 1)..].Split('[')[0];
            bool freight = p.Path.StartsWith("freight", StringComparison.Ordinal);
            bool level = Levels.Contains(key) && !freight;
            if (
                goods.Length == 0
                || p.Path == $"goods.{goods[0].Name}.price"
                || (p.Path.StartsWith("bloc.floor", StringComparison.Ordinal) && key == "price")
            )
            {
                continue;
            }

            double least =
                level ? 1 / WidestLevel
                : key.EndsWith("specific", StringComparison.Ordinal) ? MinDuty
                : MinExtra;
            double most = level ? WidestLevel : WidestExtra;
            levels[goods[0].Name] = levels.GetValueOrDefault(goods[0].Name) + (level ? 1 : 0);
            bool high = goods.All(g => p.Value >= most * g.BasePrice);
            bool low = p.Value > 0 && goods.All(g => p.Value <= least * g.BasePrice) && !Bought(p.Path, scenario);
            if (high || low)
            {
                Good good = goods[0];
                double times = p.Value / good.BasePrice;
                string ratio = high
                    ? string.Create(CultureInfo.InvariantCulture, $"{times:#,0.#} times as much")
                    : string.Create(CultureInfo.InvariantCulture, $"{1 / times:#,0.#} times less");
                found.Add(
                    (
                        good.Name,
                        high,
                        new Problem(
                            p.Mark,
                            p.Path,
                            $"found \"{p.Text}\" for a good whose base price is {Shown(good)}, {ratio}; is the unit right?"
                        )
                    )
                );
            }
        }

        foreach (IGrouping<string, (string Good, bool High, Problem Problem)> good in found.GroupBy(f => f.Good))
        {
            bool all =
                good.Count() > 2 && good.Count() >= levels[good.Key] && good.All(g => g.High == good.First().High);
            if (all)
            {
                Section s = file.Group("goods").Group(good.Key);
                yield return new Problem(
                    s.MarkOf("price"),
                    $"goods.{good.Key}.price",
                    $"found \"{s.Text("price")}\", but all {good.Count()} costs and prices of this good are far {(good.First().High ? "above" : "below")} it, for example {good.First().Problem.Path}; is the unit right?"
                );
                continue;
            }

            foreach ((string _, bool _, Problem problem) in good)
            {
                yield return problem;
            }
        }
    }

    private static string Shown(Good good) =>
        string.Create(CultureInfo.InvariantCulture, $"{good.BasePrice * good.DisplayFactor:0.####} {good.DisplayUnit}");

    /// <summary>Whether a plant buys inputs: its cash cost may then be a small part of the price.</summary>
    private static bool Bought(string path, Scenario scenario) =>
        PlantOf(path, scenario) is { } f && scenario.Processes.Any(p => p.Name == f.Process && p.Inputs.Length > 0);

    private static Facility? PlantOf(string path, Scenario scenario)
    {
        string[] steps = path.Split('.');
        return steps is ["nations", _, "facilities", ..] && steps.Length > 3
            ? scenario.Facilities.FirstOrDefault(f => f.Nation == steps[1] && f.Name == steps[3])
            : null;
    }

    /// <summary>The goods that a price is about, by where it stands; those without a stated price are left out.</summary>
    private static IEnumerable<Good> GoodsOf(string path, Section file, Scenario scenario)
    {
        string[] steps = path.Split('.');
        IEnumerable<string> names = steps switch
        {
            ["goods", var name, ..] => [name],
            ["nations", _, "supply" or "demand", var name, ..] => [name.Split('[')[0]],
            ["nations", _, "facilities", ..] => PlantOf(path, scenario) is { } f
                ? scenario.Processes.Where(p => p.Name == f.Process).Select(p => p.Lead.Good)
                : [],
            _ => Named(path, file),
        };
        Good[] known =
        [
            .. scenario.Goods.Where(g => names.Contains(g.Name) && file.Group("goods").Group(g.Name).Has("price")),
        ];
        bool everything = path.StartsWith("freight", StringComparison.Ordinal) && !names.Any();
        return everything ? scenario.Goods.Where(g => file.Group("goods").Group(g.Name).Has("price")) : known;
    }

    /// <summary>Goods that the innermost group around a value names.</summary>
    private static IEnumerable<string> Named(string path, Section file)
    {
        List<string> found = [];
        Node? node = file.Map;
        foreach (
            string step in path.Replace("[", ".[", StringComparison.Ordinal)
                .Split('.', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            if (node is MapNode map)
            {
                var here = new Section(map, string.Empty);
                string[] goods =
                [
                    .. here.Items("goods").Select(i => i.Text),
                    .. here.Items("good").Select(i => i.Text),
                ];
                found = goods.Length > 0 ? [.. goods] : found;
                node = step.StartsWith('[') ? map : map[step];
            }
            else if (node is ListNode list && step.StartsWith('['))
            {
                int index = int.Parse(step[1..^1], CultureInfo.InvariantCulture);
                node = index < list.Items.Count ? list.Items[index] : null;
            }
        }

        if (node is null)
        {
            return found;
        }

        return found;
    }
}
