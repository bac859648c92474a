using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Plants that may come, and what limits by-products, in words; one line each.</summary>
internal static class PlantsInWords
{
    /// <summary>What is built, when it is decided and how long it takes.</summary>
    public static IEnumerable<string> Projects(Scenario s)
    {
        foreach (Facility f in s.Facilities.Where(f => f.Project is not null))
        {
            Good g = s.Goods.First(x => x.Name == s.Processes.First(p => p.Name == f.Process).Lead.Good);
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
