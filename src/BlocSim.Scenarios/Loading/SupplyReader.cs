namespace BlocSim.Scenarios;

/// <summary>Reads a stated supply schedule.</summary>
internal static class SupplyReader
{
    public static SupplySchedule Read(string nation, string good, Good? known, Section s, List<Problem> problems)
    {
        SupplyForm form = s.Text("form") switch
        {
            "linear" => SupplyForm.Linear,
            "steps" => SupplyForm.Steps,
            _ => SupplyForm.Isoelastic,
        };
        bool linear = form == SupplyForm.Linear;
        double reference = Math.Max(1e-12, s.Number("price", ValueKind.Price, known?.BasePrice ?? 1));
        double start = form == SupplyForm.Isoelastic ? s.Number("start", ValueKind.Price, 0) : 0;
        if (start >= reference)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("start"),
                    s.At("start"),
                    $"found \"{s.Text("start")}\"; expected less than the reference price, at which the stated quantity is offered"
                )
            );
            start = 0;
        }

        if (form == SupplyForm.Steps && !s.Has("steps"))
        {
            problems.Add(
                new Problem(
                    s.Map.Mark,
                    s.At("steps"),
                    "missing; state them, for example steps: [ { cost: 10 USD/t, quantity: 5 t/yr } ]"
                )
            );
        }

        return new SupplySchedule
        {
            Nation = nation,
            Good = good,
            Form = form,
            Level = linear ? s.Number("intercept", ValueKind.Flow, 0) : s.Number("quantity", ValueKind.Flow, 0),
            Response = linear ? s.Number("slope", ValueKind.Number, 0) : s.Number("elasticity", ValueKind.Number, 1),
            ReferencePrice = reference,
            StartPrice = start,
            Capacity = s.Optional("capacity", ValueKind.Flow) ?? double.PositiveInfinity,
            Steps =
            [
                .. s.Groups("steps")
                    .Select(x => (x.Number("cost", ValueKind.Price, 0), x.Number("quantity", ValueKind.Flow, 0))),
            ],
        };
    }
}
