using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>The rules of a bloc beside its border, and the answers of governments, in words; one line each.</summary>
internal static class RulesInWords
{
    /// <summary>Membership, credibility, legal risk, joint buying, support and stockpile of the bloc.</summary>
    public static IEnumerable<string> OfTheBloc(Scenario s)
    {
        Bloc b = s.Bloc;
        if (!b.DualTrack.IsEmpty)
        {
            string soldOn = b.Enforcement.ReExportTracing is { } tracing
                ? Text($"; they sell outsiders' goods on into the bloc, traced with {100 * tracing:0.#} % of the odds")
                : string.Empty;
            yield return $"On a track of their own: {Names(s, b.DualTrack)}; their goods are exempt, floor and tariffs do not hold at their border{soldOn}";
        }

        if (b.MembershipRule is { } m)
        {
            string pay =
                m.SidePayment > 0
                    ? Text($"; {Name(s, m.Payer)} pays those who waver {m.SidePayment / 1e6:0.##} million USD a year")
                    : string.Empty;
            yield return Text(
                $"Membership: {(m.Deciding.Count == 0 ? "every member of the calendar decides" : Names(s, m.Deciding.Order(StringComparer.Ordinal)) + " decide")} every {m.ReviewMonths} months what pays (scale {m.Scale / 1e6:0.##} million USD a year, inertia {100 * m.Inertia:0.#} %){pay}"
            );
        }

        if (b.Floors.Length > 0 && b.Credibility != Credibility.Default)
        {
            yield return Text(
                $"Investors believe in a new floor with {100 * b.Credibility.Start:0.#} %; a month held removes {100 * b.Credibility.MonthlyGain:0.#} % of the doubt, a breach {100 * b.Credibility.Loss:0.#} % of the belief"
            );
        }

        if (b.LegalRisk is { } law)
        {
            yield return Text(
                $"Trade law: each instrument is suspended with a chance of {100 * law.Hazard:0.#} % a year, for {law.SuspensionMonths} months"
            );
        }

        if (b.Club is { } club)
        {
            yield return Text(
                $"Members buy {Goods(s, club.Goods)} jointly and reckon with a supply elasticity of {club.SupplyElasticity:0.##}"
            );
        }

        foreach (Procurement p in b.Procurements)
        {
            string may = p.Sectors.IsEmpty
                ? "Nobody in the bloc may"
                : $"In the bloc {string.Join(", ", p.Sectors)} may not";
            string from = p.Barred.IsEmpty ? "outsiders" : Names(s, p.Barred);
            yield return $"Procurement: {may} buy {Goods(s, p.Goods)} of {from}; {Explanation.When(p.InForce)}";
        }

        foreach (OriginRule rule in b.OriginRules)
        {
            yield return Text(
                $"Rule of origin: {Goods(s, rule.Goods)} of members count as such only with {100 * rule.Content:0.#} % of the value of bought inputs from members; {Explanation.When(rule.InForce)}"
            );
        }

        foreach (Relief relief in b.Reliefs)
        {
            foreach (Good g in s.Goods.Where(g => relief.Goods.Contains(g.Name)))
            {
                yield return $"Relief: who buys {g.Title} of members gets back {g.PriceText(relief.PerTonne)} from the treasury; {Explanation.When(relief.InForce)}";
            }
        }

        foreach (Support x in b.Supports)
        {
            List<string> what = [];
            if (x.Offtake is { } price)
            {
                Facility plant = s.Facilities.First(f => f.Nation == x.Nation && f.Name == x.Facility);
                what.Add($"takes its output off at {Explanation.MadeBy(s, plant).PriceText(price)}");
            }

            if (x.Grant > 0)
            {
                what.Add(Text($"pays {100 * x.Grant:0.#} % of its capital cost"));
            }

            if (x.CheaperCapital > 0)
            {
                what.Add(Text($"makes its capital {100 * x.CheaperCapital:0.#} points cheaper"));
            }

            if (x.FasterPermits > 0)
            {
                what.Add(Text($"shortens its lead time by {100 * x.FasterPermits:0.#} %"));
            }

            yield return $"Support for {x.Facility} in {Name(s, x.Nation)}: {Name(s, x.Payer)} {string.Join(", ", what)}; {Explanation.When(x.InForce)}{Explanation.Law(x.Standing)}";
        }

        if (b.Stockpile is { } pile)
        {
            string targets = string.Join(", ", pile.Targets.Select(t => Text($"{t.Days:0} days of {Good(s, t.Good)}")));
            yield return Text(
                $"Stockpile: {targets}; {pile.Private / 1e6:#,0.##} million USD private, {pile.Loan / 1e6:#,0.##} million USD loan at {100 * pile.Interest:0.##} %, storage {100 * pile.StorageCost:0.##} % of value a year"
            );
        }
    }

    /// <summary>What governments do in answer to the bloc.</summary>
    public static IEnumerable<string> OfGovernments(Scenario s) =>
        s.Strategies.Select(r =>
            $"{Name(s, r.Nation)} "
            + r.Kind switch
            {
                StrategyKind.Dump => Text(
                    $"dumps {Goods(s, r.Goods)}: pays {r.Subsidy:#,0.##} USD/t while rivals' new capacity is above {r.Mark:#,0.##} t/yr, then taxes exports at {100 * r.RecoupTax:0.#} % for {r.RecoupMonths} months"
                ),
                StrategyKind.Restrict => Text(
                    $"restricts {Goods(s, r.Goods)}: lets {100 * r.Limit:0.#} % of last year's exports out, {r.DelayMonths} months after the bloc burdens them"
                ),
                StrategyKind.Retaliate => Text(
                    $"retaliates with {Goods(s, r.Goods)}: one member at a time is cut off, at {r.Yearly / 1e6:#,0.##} million USD a year elsewhere"
                ),
                StrategyKind.Capture => Text(
                    $"captures the levy on {Goods(s, r.Goods)}: takes from its exports to members {100 * r.Share:0.#} % of what lifts them to the floor"
                ),
                _ => $"divides: offers the member that gains least {Offered(s, r)} for leaving",
            }
        );

    private static string Offered(Scenario s, Strategy r)
    {
        string money = Text($"{r.Yearly / 1e6:#,0.##} million USD a year");
        string discount = Text($"{100 * r.Discount:0.#} % off {Goods(s, r.Goods)}");
        return r.Discount == 0 ? money
            : r.Yearly == 0 ? discount
            : $"{money} and {discount}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Names(Scenario s, IEnumerable<string> codes) =>
        string.Join(", ", codes.Select(c => Name(s, c)));

    private static string Name(Scenario s, string code) => s.Nations.FirstOrDefault(n => n.Code == code)?.Title ?? code;

    private static string Goods(Scenario s, IEnumerable<string> goods) =>
        string.Join(", ", goods.Select(g => Good(s, g)));

    private static string Good(Scenario s, string good) => s.Goods.First(g => g.Name == good).Title;
}
