using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>What plants hold of their inputs, and of co-products that found no buyer.</summary>
internal static class InputMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "input-stock",
            "t",
            S.Nations,
            "Tonnes that a nation's plants hold as input at the end of the period.",
            "stock at the start + bought - used up, over plants that need the good",
            (f, g, n) => Held(f, g, n, standing: false),
            HasInputs
        ),
        MetricList.Of(
            "stranded-inputs",
            "t",
            S.Nations,
            "Of these, tonnes held where no plant of the process operates: bought and not usable unless one comes back.",
            "input stock of the nation's plants of processes that all stand still",
            (f, g, n) => Held(f, g, n, standing: true),
            HasInputs
        ),
        MetricList.Of(
            "input-stocking",
            "t/yr",
            S.Nations,
            "What plants bought of an input less what they used up; negative where they draw on their stock.",
            "tonnes bought - tonnes of input per tonne of product x tonnes made",
            (f, g, n) => f.World.Needs(n, g) ? f.Ledger(g).InputsStocked[n] * f.PerYear : double.NaN,
            HasInputs
        ),
        MetricList.Of(
            "input-stocking-cost",
            "USD/yr",
            S.Nations,
            "What plants paid for inputs beyond what their costs count for the inputs used up; in the producers' surplus change.",
            "paid for inputs bought, hiding included - tonnes used up x delivered price of the period before",
            (f, g, n) => f.World.Needs(n, g) ? f.Ledger(g).InputStockSpending[n] * f.PerYear : double.NaN,
            HasInputs
        ),
        MetricList.Of(
            "coproduct-stock",
            "t",
            S.Origins,
            "Tonnes of a co-product that came with the main product and found no buyer; offered again in the next period.",
            "stock at the start + made - sold",
            (f, g, o) =>
                f.World.Layouts[g].OriginCoproducts[o].Length > 0
                    ? f.Market.Unsold(g, f.World.Layouts[g].OriginNation[o])
                    : double.NaN,
            s => s.Processes.Any(p => p.Outputs.Length > 1)
        ),
    ];

    private static bool HasInputs(Scenario scenario) => scenario.Processes.Any(p => p.Inputs.Length > 0);

    /// <summary>Tonnes of an input that plants will hold when the tick that was cleared is over; standing: only where no plant of the process operates.</summary>
    private static double Held(TickFigures f, int good, int nation, bool standing)
    {
        if (!f.World.Needs(nation, good))
        {
            return double.NaN;
        }

        ProducerReport producer = f.Producers[nation]!;
        TradeReport report = f.Reports[nation]!;
        double held = 0;
        InputNeed[] needs = f.World.InputNeeds[nation];
        for (int i = 0; i < needs.Length; i++)
        {
            (int stage, int input, int g, int row) = needs[i];
            Stage plants = f.World.Stages[stage];
            bool counts = g == good && !(standing && Array.Exists(plants.Facilities, p => f.Plant(p).Operates));
            Process process = f.World.Processes[plants.Process];
            held += counts
                ? StageStock.After(producer.InputStock[i], process, input, report.MadeBy(plants), report.Bought(g, row))
                : 0;
        }

        return held;
    }
}
