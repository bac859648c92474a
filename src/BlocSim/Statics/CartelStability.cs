namespace BlocSim;

/// <summary>
/// Which cartels hold: nobody inside gains by leaving, nobody outside by joining. Every size is a market cleared like any other, with the cartel
/// leading the price and the rest following it.
/// </summary>
public static class CartelStability
{
    /// <summary>Price and profits for every size of the cartel, and whether it is stable (1) or not (0) on each side.</summary>
    public static StaticsAnswer Solve(CartelModel model)
    {
        double[] price = new double[model.Firms + 1];
        double[] inside = new double[model.Firms + 1];
        double[] outside = new double[model.Firms + 1];
        for (int k = 0; k <= model.Firms; k++)
        {
            (price[k], inside[k], outside[k]) = Size(model, k);
        }

        List<(string, double[])> rows = [];
        for (int k = 0; k <= model.Firms; k++)
        {
            // One firm alone is a cartel of one: nobody can leave it for a smaller one, since with none all take prices.
            bool holds = k == 0 || inside[k] >= outside[k - 1] * (1 - 1e-9);
            bool closed = k == model.Firms || outside[k] >= inside[k + 1] * (1 - 1e-9);
            rows.Add(
                (
                    $"{k} of {model.Firms}",
                    [price[k], inside[k], outside[k], holds ? 1 : 0, closed ? 1 : 0, holds && closed && k > 0 ? 1 : 0]
                )
            );
        }

        return new StaticsAnswer(
            ["price", "member's profit", "outsider's profit", "nobody leaves", "nobody joins", "stable"],
            [.. rows]
        );
    }

    private static (double Price, double Inside, double Outside) Size(CartelModel model, int members)
    {
        // Names sort as they count.
        string[] firms = [.. Enumerable.Range(0, model.Firms).Select(i => $"F{i:000}")];
        var scenario = new Scenario
        {
            Name = "cartel",
            Clock = new Clock(new YearMonth(2000, 1), new YearMonth(2000, 1), 12),
            Goods =
            [
                new Good
                {
                    Name = "good",
                    Title = "good",
                    BasePrice = model.DemandIntercept / model.DemandSlope / 2,
                    IsHomogeneous = true,
                },
            ],
            Nations = [.. firms.Append("BUYER").Select(n => new Nation { Code = n, Title = n })],
            Schedules =
            [
                .. firms.Select(f => new SupplySchedule
                {
                    Nation = f,
                    Good = "good",
                    Form = SupplyForm.Linear,
                    Level = 0,
                    Response = 1 / model.CostSlope,
                }),
            ],
            Buyers =
            [
                new Buyer
                {
                    Nation = "BUYER",
                    Sector = "all",
                    Good = "good",
                    Form = DemandForm.Linear,
                    Level = model.DemandIntercept,
                    Slope = model.DemandSlope,
                },
            ],
            Conducts =
                members == 0
                    ? []
                    :
                    [
                        new Conduct
                        {
                            Good = "good",
                            Kind = ConductKind.Cartel,
                            Nations = [.. firms.Take(members)],
                        },
                    ],
        };
        using var engine = new DirectEngine();
        RunTable table = new Run(scenario).Play(engine);
        double Profit(int firm) => table.Get("producer-surplus", "good", firms[firm])[0];
        return (
            table.Get("price-marginal", "good", firms[0])[0],
            members > 0 ? Profit(0) : double.NaN,
            members < model.Firms ? Profit(model.Firms - 1) : double.NaN
        );
    }
}
