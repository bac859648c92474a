using System.Globalization;

namespace BlocSim;

/// <summary>Checks that a scenario's base year is consistent before it runs.</summary>
public static class BaseYear
{
    /// <summary>A supplier above this share needs at least three cost blocks, or its price jumps with a step of its offer.</summary>
    private const double LargeShare = 0.30;

    /// <summary>A stated price further than this from the one at which the base year clears is remarked.</summary>
    private const double PriceApart = 0.05;

    /// <summary>What contradicts itself, with what to change, and what is not as it seems. Needs a scenario whose names all exist.</summary>
    public static (
        IReadOnlyList<(string Subject, string Text)> Problems,
        IReadOnlyList<(string Subject, string Text)> Remarks
    ) Check(Scenario scenario)
    {
        List<(string, string)> problems = [];
        var world = new World(scenario);
        var calibration = new Calibration(world);
        bool balanced = true;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            Good good = world.Goods[g];
            if (good.IsHomogeneous)
            {
                continue;
            }

            if (world.Buyers.Any(b => b.Good == good.Name && b.Form == DemandForm.Linear))
            {
                problems.Add(
                    (
                        $"goods.{good.Name}",
                        "linear demand is for homogeneous goods; set substitution: perfect, or use isoelastic demand"
                    )
                );
                continue;
            }

            MarketLayout layout = world.Layouts[g];
            double supply = calibration.Supply[g].Sum();
            double final = 0;
            double needed = 0;
            for (int r = 0; r < layout.Rows.Length; r++)
            {
                if (layout.RowBuyer[r] >= 0)
                {
                    Buyer b = world.Buyers[layout.RowBuyer[r]];
                    final += b.Level;
                }
                else
                {
                    needed += calibration.RowQuantity[g][r];
                }
            }

            double scale = final > 0 ? (supply - needed) / final : 1;
            bool exact =
                final > 0
                    ? Math.Abs(scale - 1) <= Calibration.LargestScaling
                    : Math.Abs(supply - needed) <= 1e-6 * supply;
            if (!(supply > 0) || !exact)
            {
                balanced = false;
                problems.Add(
                    (
                        $"goods.{good.Name}",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"base-year output is {Tonnes(supply)} but use is {Tonnes(final + needed)} ({Tonnes(needed)} by plants, {Tonnes(final)} by final buyers); bring them within 2 %"
                        )
                    )
                );
            }

            Blocks(world, calibration, g, supply, problems);
            if (exact && good.Wedge is not null && WedgeProblem(world, calibration, g) is { } wedge)
            {
                problems.Add(($"goods.{good.Name}.price-wedge", wedge));
            }
        }

        if (balanced && calibration.BalanceGap > Calibration.LargestGap)
        {
            problems.Add(
                (
                    "trade",
                    "the exclusions (weight 0) leave a seller without buyers or a buyer without sellers, so base-year trade cannot be balanced; allow more pairs"
                )
            );
        }

        return (problems, problems.Count > 0 ? [] : [.. Prices(world, calibration)]);
    }

    /// <summary>What sellers of a good with a wedge get above cost at the start, and the price at which costs alone would clear, USD per tonne.</summary>
    public static (double Wedge, double Clears) Wedge(Scenario scenario, Good good)
    {
        var world = new World(scenario);
        var calibration = new Calibration(world);
        int g = world.GoodIndex[good.Name];
        return (calibration.Wedge[g], calibration.CostPrice[g]);
    }

    /// <summary>Why sellers cannot get what lies between the stated price and the one at which costs clear; null where they can.</summary>
    private static string? WedgeProblem(World world, Calibration calibration, int g)
    {
        Good good = world.Goods[g];
        double wedge = calibration.Wedge[g];
        if (double.IsNaN(wedge))
        {
            return "none of the nations sells any of it at its cost in the base year (plants that are full sell at the stated price as it is); expected others, or leave nations out for all";
        }

        return wedge < 0
            ? $"the base year clears at {good.PriceText(calibration.CostPrice[g])} at the stated costs, above the price of {good.PriceText(good.BasePrice)}: there is nothing between them that sellers could get. Lower the costs, or leave the wedge out"
            : null;
    }

    /// <summary>Goods whose stated price is not the one at which stated costs and outputs clear.</summary>
    private static IEnumerable<(string Subject, string Text)> Prices(World world, Calibration calibration)
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            Good good = world.Goods[g];
            if (good.IsHomogeneous || good.Wedge is not null || !(good.BasePrice > 0))
            {
                continue;
            }

            double clears = StartPrice.Of(world.Layouts[g], calibration.Flows[g], calibration.OriginPrice[g]);
            if (double.IsFinite(clears) && Math.Abs((good.BasePrice / clears) - 1) > PriceApart)
            {
                string at = good.PriceText(clears);
                yield return (
                    $"goods.{good.Name}.price",
                    $"found {good.PriceText(good.BasePrice)}, but at the stated costs and outputs the base year clears at {at}, where prices start; this price only sets the size of hiding costs and of other sums that are shares of a price. State {at}, change the costs, or start at this price with price-wedge"
                );
            }
        }
    }

    private static string Tonnes(double value) =>
        value.ToString(value < 1e9 ? "#,0.###" : "0.###e+0", CultureInfo.InvariantCulture) + " t/yr";

    private static void Blocks(
        World world,
        Calibration calibration,
        int g,
        double supply,
        List<(string, string)> problems
    )
    {
        MarketLayout layout = world.Layouts[g];
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            int operating = layout
                .OriginFacilities[o]
                .Count(f => world.Facilities[f].Status == FacilityStatus.Operating);
            if (operating is > 0 and < 3 && calibration.Supply[g][o] > LargeShare * supply)
            {
                string code = world.Nations[layout.OriginNation[o]].Code;
                problems.Add(
                    (
                        $"nations.{code}.facilities",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{code} makes {100 * calibration.Supply[g][o] / supply:0} % of {world.Goods[g].Name} with {operating} cost block{(operating == 1 ? string.Empty : "s")}; split it into three or more with different costs, so that its supply rises smoothly"
                        )
                    )
                );
            }
        }
    }
}
