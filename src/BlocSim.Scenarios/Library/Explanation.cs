using System.Globalization;
using System.Text;

namespace BlocSim.Scenarios;

/// <summary>What a scenario says, in words.</summary>
public static partial class Explanation
{
    /// <summary>Who, what, which policy, when; plain text.</summary>
    public static string Of(LoadedScenario loaded)
    {
        Scenario s = loaded.Scenario;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{s.Name}\n");
        if (s.Question.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {s.Question}\n");
        }

        string step = s.Clock.StepMonths switch
        {
            1 => "months",
            3 => "quarters",
            _ => "years",
        };
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nTIME     {s.Clock.Label(0)} to {s.Clock.Label(s.Clock.Ticks - 1)}, {s.Clock.Ticks} {step}; seed {s.Seed}\n"
        );
        Goods(text, s);
        Nations(text, s);
        Conduct(text, s);
        Shocks(text, s);
        Bloc(text, s);
        Others(text, s);
        string[] projects = [.. PlantsInWords.Projects(s)];
        text.Append(projects.Length > 0 ? "\nPROJECTS\n" : string.Empty);
        foreach (string line in projects)
        {
            text.Append("  ").Append(line).Append('\n');
        }
        text.Append(HeaderText.Plain(loaded.Header));
        if (loaded.Inputs.Count > 0)
        {
            text.Append("\nUNCERTAIN  one run takes the central value; \"run --runs 200\" draws one a run\n");
            foreach (UncertainInput input in loaded.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {input.Path}: {input.InWords()}\n");
            }
        }

        return text.ToString();
    }

    private static void Goods(StringBuilder text, Scenario s)
    {
        text.Append("\nGOODS\n");
        foreach (Good g in s.Goods)
        {
            string how = g.IsHomogeneous
                ? "one homogeneous good"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"buyers substitute between origins with elasticity {g.Sigma:0.##}"
                );
            string bound = g.Contracts is { } c
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; {100 * c.Share:0.#} % of what they buy is under contract for {c.TermMonths:0.#} months"
                )
                : string.Empty;
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {g.Title}: {g.PriceText(g.BasePrice)} in the base year; {how}{bound}{Wedge(s, g)}\n"
            );
        }

        foreach (Process p in s.Processes.Where(p => !p.Inputs.IsEmpty))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {p.Name}: {Amounts(p.Inputs, s)} give {Amounts(p.Outputs, s)}\n"
            );
        }
    }

    /// <summary>What sellers get above cost, where a price is stated that costs do not give.</summary>
    private static string Wedge(Scenario s, Good good)
    {
        if (good.Wedge is not { } wedge)
        {
            return string.Empty;
        }

        (double amount, double clears) = BaseYear.Wedge(s, good);
        string who = wedge.Nations.IsEmpty ? "sellers" : string.Join(", ", wedge.Nations);
        string fades = double.IsInfinity(wedge.HalfLifeYears)
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", half of it after {wedge.HalfLifeYears:0.##} years");
        return $"; costs alone would clear at {good.PriceText(clears)}, {who} get {good.PriceText(amount)} above them{fades}";
    }

    private static string Amounts(IEnumerable<Ingredient> list, Scenario s) =>
        string.Join(
            ", ",
            list.Select(i =>
                string.Create(CultureInfo.InvariantCulture, $"{i.Coefficient:0.####} t {Title(s, i.Good)}")
            )
        );

    private static void Nations(StringBuilder text, Scenario s)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nWHO      {s.Nations.Length} nations or customs territories, {Counted(s.Facilities.Count(f => f.Project is null), "plant")}, {Counted(s.Facilities.Count(f => f.Project is { Line: null }), "project")}, {Counted(s.Buyers.Length, "buyer")}\n"
        );
        foreach (Good g in s.Goods)
        {
            var supply = s
                .Facilities.Where(f =>
                    s.Processes.First(p => p.Name == f.Process).Lead.Good == g.Name && f.BaseOutput > 0
                )
                .GroupBy(f => f.Nation)
                .Select(x => (Nation: x.Key, Output: x.Sum(f => f.BaseOutput)))
                .OrderByDescending(x => x.Output)
                .ThenBy(x => x.Nation, StringComparer.Ordinal)
                .ToList();
            double all = supply.Sum(x => x.Output);
            if (all > 0)
            {
                string list = string.Join(
                    ", ",
                    supply
                        .Take(4)
                        .Select(x =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{NationTitle(s, x.Nation)} {100 * x.Output / all:0.#} %"
                            )
                        )
                );
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {g.Title}: {all:#,0} t a year in the base year: {list}{(supply.Count > 4 ? ", ..." : string.Empty)}\n"
                );
            }
        }

        foreach (string line in PlantsInWords.ByProducts(s))
        {
            text.Append("  ").Append(line).Append('\n');
        }
    }

    private static void Shocks(StringBuilder text, Scenario s)
    {
        if (s.DemandShocks is { } d)
        {
            string goods = d.Goods.IsEmpty ? "all goods" : string.Join(", ", d.Goods.Select(g => Title(s, g)));
            text.Append(
                CultureInfo.InvariantCulture,
                $"  News moves final demand for {goods}: {100 * d.Deviation:0.##} % a month (standard deviation), {100 * d.Persistence:0.#} % of it left a month later, {100 * d.Common:0.#} % of the variance common to all\n"
            );
        }

        foreach (Outages o in s.Outages)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {NationTitle(s, o.Nation)}: plants that make {Title(s, o.Good)} cannot always use all capacity: {100 * o.Deviation:0.##} % a month (standard deviation), {100 * o.Persistence:0.#} % of it left a month later\n"
            );
        }
    }

    private static void Conduct(StringBuilder text, Scenario s)
    {
        foreach (Conduct c in s.Conducts)
        {
            string who = string.Join(", ", c.Nations.Select(n => NationTitle(s, n)));
            string how = c.Kind switch
            {
                ConductKind.Leader => "moves first and foresees how all others answer",
                ConductKind.Cartel => c.Nations.Length > 1
                    ? "choose their tonnes together, as a cartel"
                    : "chooses its tonnes knowing that they move the price",
                _ => c.Nations.Length > 1
                    ? "choose their tonnes, each taking the others' as given (Cournot)"
                    : "chooses its tonnes knowing that they move the price",
            };
            text.Append(CultureInfo.InvariantCulture, $"  {Title(s, c.Good)}: {who} {how}; {When(c.InForce)}\n");
        }
    }

    private static void Bloc(StringBuilder text, Scenario s)
    {
        Bloc b = s.Bloc;
        if (b.Memberships.IsEmpty)
        {
            text.Append("\nBLOC     none\n");
            return;
        }

        string[] territories = [.. b.Memberships.Select(m => m.Nation).Distinct().Order(StringComparer.Ordinal)];
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nBLOC     {b.Parties.Length} {(b.Parties.Length == 1 ? "party" : "parties")}"
        );
        foreach (Nation n in s.Nations.Where(n => n.Represents.Any(r => b.Parties.Contains(r))))
        {
            int folded = n.Represents.Count(r => b.Parties.Contains(r));
            text.Append(
                CultureInfo.InvariantCulture,
                $"; {folded} of them are represented by {n.Title}, one customs union counted once in trade"
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"; {(territories.Length == 1 ? "1 customs territory" : $"{territories.Length} customs territories")}\n  {string.Join(", ", territories)}\n"
        );
        foreach (Membership m in b.Memberships.Where(m => m.InForce.From is not null || m.InForce.Until is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {NationTitle(s, m.Nation)}: {When(m.InForce)}\n");
        }

        foreach (Floor f in b.Floors)
        {
            Good g = s.Goods.First(x => x.Name == f.Good);
            string phase = Phase(f.PhaseInMonths);
            text.Append(
                CultureInfo.InvariantCulture,
                $"  Floor on {g.Title}: {g.PriceText(f.Price)}, {Form(f)}{Terms(f, g)}; {When(f.InForce)}{phase}{Course(f, g)}\n"
            );
        }

        foreach (Tariff t in s.Tariffs.Where(t => !t.Standing && t.Importers.IsEmpty))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  Duty on {string.Join(", ", t.Goods.Select(x => Title(s, x)))} from {(t.Exporters.IsEmpty ? "all outside" : string.Join(", ", t.Exporters))}: {Duty(t)}; {When(t.InForce)}{Phase(t.PhaseInMonths)}\n"
            );
        }

        foreach (Intervention i in s.Interventions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {i.Describe(s)}: from {i.At} on, unannounced\n");
        }

        Enforcement e = b.Enforcement;
        string audits = e.AuditsPerYear is { } a
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{a:#,0.##} audits a year at {e.AuditCost:#,0.##} USD each, {(e.Audited == AuditChoice.ByValue ? "where most duty is owed" : "of every tonne alike")}, data sharing {100 * e.DataSharing:0.#} %"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * e.BaseDetection:0.#} % of misdeclared lots are caught"
            );
        text.Append(
            CultureInfo.InvariantCulture,
            $"  Customs: {audits}; fine {e.Penalty:0.##} times what was evaded\n"
        );
        foreach (string rule in RulesInWords.OfTheBloc(s))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {rule}\n");
        }
    }

    private static void Others(StringBuilder text, Scenario s)
    {
        if (s.ExportMeasures.IsEmpty && s.Strategies.IsEmpty && !s.Tariffs.Any(t => !t.Importers.IsEmpty))
        {
            return;
        }

        text.Append("\nOTHER MEASURES\n");
        foreach (string rule in RulesInWords.OfGovernments(s))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {rule}\n");
        }

        foreach (ExportMeasure m in s.ExportMeasures)
        {
            string what =
                m.Quota is { } q
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"export quota of {q:#,0.##} t a year{(m.Goods.Length > 1 ? " together" : string.Empty)}"
                    )
                : m.Output is { } made
                    ? string.Create(CultureInfo.InvariantCulture, $"production quota of {made:#,0.##} t a year")
                : m.LicenceMonths > 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"export licences that take {m.LicenceMonths:0.#} months"
                    )
                : !m.BanTo.IsEmpty ? $"export ban to {(m.BanTo.Contains("*") ? "all" : string.Join(", ", m.BanTo))}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"export tax of {100 * m.TaxRate:0.##} % plus {m.Tax:0.##} USD/t"
                );
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {NationTitle(s, m.Nation)}: {what} on {string.Join(", ", m.Goods.Select(x => Title(s, x)))}; {When(m.InForce)}{Law(m.Standing)}\n"
            );
        }

        foreach (Tariff t in s.Tariffs.Where(t => !t.Importers.IsEmpty))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {string.Join(", ", t.Importers.Select(n => NationTitle(s, n)))}: duty of {Duty(t)} on {string.Join(", ", t.Goods.Select(x => Title(s, x)))}; {(t.Standing ? "stood in the base year" : When(t.InForce))}\n"
            );
        }
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Title(Scenario s, string good) => s.Goods.First(g => g.Name == good).Title;

    /// <summary>What a plant makes.</summary>
    internal static Good MadeBy(Scenario s, Facility plant) =>
        s.Goods.First(g => g.Name == s.Processes.First(p => p.Name == plant.Process).Lead.Good);

    /// <summary>Behind what is in force whatever the bloc does.</summary>
    internal static string Law(bool standing) => standing ? "; law in force, in the baseline too" : string.Empty;

    internal static string NationTitle(Scenario s, string code) =>
        s.Nations.FirstOrDefault(n => n.Code == code)?.Title ?? code;
}
