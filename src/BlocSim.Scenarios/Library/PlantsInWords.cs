using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Plants that may come, and what limits by-products, in words; one line each.</summary>
internal static class PlantsInWords
{
    /// <summary>What is built, when it is decided and how long it takes.</summary>
    public static IEnumerable<string> Projects(Scenario s)
    {
        foreach (string line in Entrants(s))
        {
            yield return line;
        }

        foreach (Facility f in s.Facilities.Where(f => f.Project is { Line: null }))
        {
            Good g = Explanation.MadeBy(s, f);
            ProjectTerms t = f.Project!;
            string needs =
                t.Capital is { } capital
                    ? $"once it pays: {g.PriceText(capital.Cost)} of capital over {Text($"{capital.LifeYears:0.#}")} years"
                : t.RequiredPrice is { } p ? $"once {g.PriceText(p)} has been netted for a year"
                : "whatever the price";
            string lead =
                t.LeadLow < t.LeadHigh
                    ? Text($"{t.LeadLow:0.#} to {t.LeadHigh:0.#} years")
                    : Text($"{t.LeadLow:0.#} years");
            if (t.DecisionFrom == ProjectTerms.Never)
            {
                yield return Text(
                    $"{Explanation.NationTitle(s, f.Nation)}, {f.Name}: {f.Capacity:#,0} t/yr of {g.Title}, never built"
                );
                continue;
            }

            yield return Text(
                $"{Explanation.NationTitle(s, f.Nation)}, {f.Name}: {f.Capacity:#,0} t/yr of {g.Title}, decided from {t.DecisionFrom} {needs}, then {lead}"
            );
        }
    }

    /// <summary>Plants beyond the named ones, a line for each kind: where, how many, and what a tonne must earn for one to pay.</summary>
    private static IEnumerable<string> Entrants(Scenario s)
    {
        foreach (
            var kind in s
                .Facilities.Where(f => f.Project?.Line is not null)
                .GroupBy(f => (f.Process, f.Capacity, f.Cost, f.FixedCost, f.Project))
        )
        {
            Good g = Explanation.MadeBy(s, kind.First());
            ProjectTerms terms = kind.Key.Project!;
            string[] nations = [.. kind.Select(f => f.Nation).Distinct()];
            yield return Text(
                $"Entrants with {kind.Key.Process}, {kind.Key.Capacity:#,0} t/yr of {g.Title} each, in {string.Join(", ", nations)}: up to {kind.Count() / nations.Length} a nation, {terms.Line!.PerYear} a year, from {terms.DecisionFrom}; one pays at about {g.PriceText(IncentivePrice(s, kind.First()))} at base prices of inputs, {terms.LeadLow:0.#} to {terms.LeadHigh:0.#} years"
            );
        }
    }

    /// <summary>Cash and fixed cost, inputs at base prices less co-products, and the annuity of the capital at full use.</summary>
    private static double IncentivePrice(Scenario s, Facility f)
    {
        Process process = s.Processes.First(p => p.Name == f.Process);
        double Worth(IEnumerable<Ingredient> list) =>
            list.Sum(i => i.Coefficient * s.Goods.First(g => g.Name == i.Good).BasePrice) / process.Lead.Coefficient;
        CapitalTerms capital = f.Project!.Capital!;
        return f.Cost
            + f.FixedCost
            + Worth(process.Inputs)
            - Worth(process.Outputs.Skip(1))
            + (capital.Cost / capital.Annuity(capital.Wacc));
    }

    /// <summary>What plants can make of by-products, whatever these cost.</summary>
    public static IEnumerable<string> ByProducts(Scenario s)
    {
        foreach (Facility f in s.Facilities.Where(f => f.Host is not null))
        {
            HostStream host = f.Host!;
            string growth =
                host.Growth == 0 ? string.Empty : Text($", {100 * host.Growth:+0.##;-0.##} % a year with it");
            yield return Text(
                $"{Explanation.NationTitle(s, f.Nation)}, {f.Name}: at most {host.Most:#,0.#} t a year, what comes out of {host.Host}{growth}"
            );
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
