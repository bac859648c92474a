using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Reads interventions, and writes those that were made on the way as a file would state them.</summary>
internal static class InterventionReader
{
    private static readonly string[] Kinds = ["floor", "tariff", "audits", "joins", "leaves"];

    /// <summary>Reads the list of a file, in the order of dates; of one date in the order stated.</summary>
    /// <param name="file">The file.</param>
    /// <param name="names">Knows nations and goods.</param>
    /// <param name="scenario">What was read of the file before: what an intervention changes must be there.</param>
    /// <param name="problems">Is told what is wrong.</param>
    public static ImmutableArray<Intervention> Read(
        Section file,
        NameCheck names,
        Scenario scenario,
        List<Problem> problems
    )
    {
        var found = new List<Intervention>();
        foreach (Section s in file.Groups("interventions"))
        {
            if (!Array.Exists(Kinds, s.Has))
            {
                problems.Add(
                    new Problem(s.Map.Mark, s.Path, $"nothing changes here; expected one of {string.Join(", ", Kinds)}")
                );
            }

            YearMonth at = s.Date("at") ?? scenario.Clock.Start;
            if (s.Has("joins") && s.Text("joins") == s.Text("leaves"))
            {
                problems.Add(
                    new Problem(s.MarkOf("leaves"), s.At("leaves"), $"{s.Text("leaves")} cannot join and leave at once")
                );
            }

            foreach ((string key, Intervention change) in Changes(s, at, names))
            {
                found.Add(change);
                if (change.ProblemIn(scenario) is { } problem)
                {
                    problems.Add(new Problem(s.MarkOf(key), s.At(key), problem));
                }
            }
        }

        return [.. found.OrderBy(i => i.At)];
    }

    private static IEnumerable<(string Key, Intervention Change)> Changes(Section s, YearMonth at, NameCheck names)
    {
        Section floor = s.Group("floor");
        if (s.Has("floor") && names.Good(floor, "good") is { } held)
        {
            double price = floor.Number("price", ValueKind.Price, 0);
            yield return ("floor", Intervention.Floor(at, held, price));
        }

        Section tariff = s.Group("tariff");
        if (s.Has("tariff") && names.Good(tariff, "good") is { } charged)
        {
            double rate = tariff.Number("ad-valorem", ValueKind.Share, 0);
            yield return ("tariff", Intervention.Tariff(at, charged, rate));
        }

        if (s.Has("audits"))
        {
            yield return ("audits", Intervention.Audits(at, s.Number("audits", ValueKind.PerYear, 0)));
        }

        foreach (string key in (string[])["joins", "leaves"])
        {
            if (s.Has(key) && names.Nation(s, key) is { } nation)
            {
                yield return (key, Intervention.Membership(at, nation, key == "joins"));
            }
        }
    }

    /// <summary>Interventions as a change of a scenario, <c>interventions=[...]</c>.</summary>
    public static string Write(IEnumerable<Intervention> interventions) =>
        $"interventions=[{string.Join(", ", interventions.Select(Text))}]";

    private static string Text(Intervention i)
    {
        string value = i.Value.ToString("R", CultureInfo.InvariantCulture);
        string what = i.Kind switch
        {
            InterventionKind.Floor => $"floor: {{good: {i.Target}, price: {value} USD/t}}",
            InterventionKind.Tariff => $"tariff: {{good: {i.Target}, ad-valorem: {value}}}",
            InterventionKind.Audits => $"audits: {value} per year",
            _ => i.Value > 0 ? $"joins: {i.Target}" : $"leaves: {i.Target}",
        };
        return $"{{at: {i.At}, {what}}}";
    }
}
