using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Catches floors that are a unit slip rather than a policy.</summary>
internal static class FloorCheck
{
    /// <summary>Kilograms taken for tonnes are a factor of a thousand; no floor under debate is further from its price than this.</summary>
    private const double Widest = 50;

    /// <summary>Notes a floor far from its good's stated base price; a good without one has 1 USD/t and is not checked.</summary>
    public static void Magnitude(Section section, Floor floor, ImmutableArray<Good> goods, List<Problem> problems)
    {
        Good? good = goods.FirstOrDefault(g => g.Name == floor.Good);
        if (
            good is null
            || good.BasePrice == 1
            || !section.Has("price")
            || !(floor.Price > 0)
            || (floor.Price < Widest * good.BasePrice && floor.Price * Widest > good.BasePrice)
        )
        {
            return;
        }

        string basePrice = string.Create(
            CultureInfo.InvariantCulture,
            $"{good.BasePrice * good.DisplayFactor:0.####} {good.DisplayUnit}"
        );
        problems.Add(
            new Problem(
                section.MarkOf("price"),
                section.At("price"),
                $"found \"{section.Text("price")}\" for a good whose base price is {basePrice}; is the unit right?"
            )
        );
    }

    /// <summary>A good has one store, and what is in it fits.</summary>
    public static void Stores(Section bloc, ImmutableArray<Floor> floors, List<Problem> problems)
    {
        foreach (IGrouping<string, Floor> good in floors.Where(f => f.Form.BuysGoods).GroupBy(f => f.Good))
        {
            if (good.Count() > 1)
            {
                problems.Add(
                    new Problem(
                        bloc.MarkOf("floor"),
                        "bloc.floor",
                        $"{good.Key} has {good.Count()} buffer stocks one after the other; expected one, its money and stock could not be told apart"
                    )
                );
            }

            if (good.Any(f => f.OpeningStock > f.Space))
            {
                problems.Add(
                    new Problem(
                        bloc.MarkOf("floor"),
                        "bloc.floor",
                        $"the opening stock of {good.Key} is more than its space; expected at most what fits"
                    )
                );
            }
        }
    }

    /// <summary>A contract for difference pays whatever the market does, so those who hold one have no reason to keep it short: not modelled.</summary>
    public static void Contracts(
        Section file,
        ImmutableArray<Floor> floors,
        IEnumerable<Conduct> conducts,
        List<Problem> problems
    )
    {
        foreach (
            string good in conducts
                .Select(c => c.Good)
                .Distinct()
                .Where(g => floors.Any(f => f.Good == g && f.Form.PaysDifference))
        )
        {
            problems.Add(
                new Problem(
                    file.MarkOf("conduct"),
                    "conduct",
                    $"{good} has a contract for difference; expected price-takers, the two together are not modelled"
                )
            );
        }
    }

    /// <summary>Sellers with market power find their own price above cost; a wedge on top of it would count it twice.</summary>
    public static void Wedges(
        Section file,
        ImmutableArray<Good> goods,
        IEnumerable<Conduct> conducts,
        List<Problem> problems
    )
    {
        foreach (Good good in goods.Where(g => g.Wedge is not null && conducts.Any(c => c.Good == g.Name)))
        {
            problems.Add(
                new Problem(
                    file.MarkOf("conduct"),
                    "conduct",
                    $"{good.Name} has a price-wedge; expected price-takers, since sellers with market power choose what they get above cost themselves"
                )
            );
        }
    }

    /// <summary>Notes keys that the floor's form does not have.</summary>
    public static void Keys(Section s, FloorForm form, List<Problem> problems)
    {
        Only("contract-for-difference", form.PaysDifference, ["clawback", "collar", "cap", "settles-on"]);
        Only("buffer-stock", form.BuysGoods, ["ceiling", "budget", "space", "opening-stock"]);

        if (s.Has("collar") && form.PaysDifference && !s.Has("clawback"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("collar"),
                    s.At("collar"),
                    "nothing is paid back above it; add clawback, or leave the collar out"
                )
            );
        }

        if (BelowFloor("collar"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("collar"),
                    s.At("collar"),
                    $"found {s.Text("collar")}, below the floor of {s.Text("price")}; expected at least the floor"
                )
            );
        }

        if (BelowFloor("ceiling"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("ceiling"),
                    s.At("ceiling"),
                    $"found \"{s.Text("ceiling")}\"; expected at least the floor, {s.Text("price")}"
                )
            );
        }

        if (s.Has("basis") && !form.HasBasis)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("basis"),
                    s.At("basis"),
                    "only a variable-levy has a basis; change the form or leave it out"
                )
            );
        }

        void Only(string what, bool has, string[] keys)
        {
            foreach (string key in keys.Where(k => s.Has(k) && !has))
            {
                problems.Add(
                    new Problem(s.MarkOf(key), s.At(key), $"only a {what} has this; change the form or leave it out")
                );
            }
        }

        bool BelowFloor(string key) => s.Optional(key, ValueKind.Price) < s.Optional("price", ValueKind.Price);
    }
}
