namespace BlocSim;

/// <summary>Acreage under rational expectations with a target price, and what it brings to whom.</summary>
public static class TargetPrice
{
    private const int Nodes = 25;

    /// <summary>Solves for the acreage that its own expected price calls for.</summary>
    /// <returns>Acreage, and mean and standard deviation of market price, farm price, farm revenue and government payments.</returns>
    public static StaticsAnswer Solve(TargetPriceModel model)
    {
        (double[] z, double[] weight) = Quadrature.Normal(Nodes);
        double sd = Math.Sqrt(model.YieldVariance);
        double[] yield = [.. z.Select(x => Elementary.Exp((sd * x) - (0.5 * model.YieldVariance)))];
        double Farm(double acreage, double y)
        {
            double price = model.PriceIntercept + (model.PriceSlope * acreage * y);
            return model.Target > 0 ? Math.Max(price, model.Target) : price;
        }

        double Expected(double acreage) => yield.Select((y, i) => weight[i] * Farm(acreage, y)).Sum();
        double most = 1;
        double Gap(double a) => a - model.AcreageIntercept - (model.AcreageSlope * Expected(a));
        while (Gap(most) < 0 && most < 1e12)
        {
            most *= 2;
        }

        double planted = Roots.Increasing(Gap, 0, most, 1e-15 * most);
        double[] market = [.. yield.Select(y => model.PriceIntercept + (model.PriceSlope * planted * y))];
        double[] farm = [.. yield.Select(y => Farm(planted, y))];
        double[] revenue = [.. farm.Select((p, i) => p * planted * yield[i])];
        double[] government = [.. farm.Select((p, i) => (p - market[i]) * planted * yield[i])];
        return new StaticsAnswer(
            ["mean", "standard deviation"],
            [
                ("acreage", [planted, 0]),
                ("market price", Moments(market, weight)),
                ("farm price", Moments(farm, weight)),
                ("farm revenue", Moments(revenue, weight)),
                ("government payments", Moments(government, weight)),
            ]
        );
    }

    private static double[] Moments(double[] values, double[] weights)
    {
        double mean = values.Select((v, i) => weights[i] * v).Sum();
        double variance = values.Select((v, i) => weights[i] * (v - mean) * (v - mean)).Sum();
        return [mean, Math.Sqrt(variance)];
    }
}
