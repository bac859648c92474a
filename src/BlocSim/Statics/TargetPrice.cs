namespace BlocSim;

/// <summary>Acreage under rational expectations with a target price, and what it brings to whom.</summary>
public static class TargetPrice
{
    /// <summary>The highest power of yield in what is averaged: the square of revenue, itself a square of yield.</summary>
    private const int HighestPower = 4;

    /// <summary>Solves for the acreage that its own expected price calls for; expectations are integrated to either side of the price that pays.</summary>
    /// <returns>Acreage, and mean and standard deviation of market price, farm price, farm revenue and government payments.</returns>
    public static StaticsAnswer Solve(TargetPriceModel model)
    {
        double most = 1;
        double Gap(double a) => a - model.AcreageIntercept - (model.AcreageSlope * new Season(model, a).FarmPrice);
        while (Gap(most) < 0 && most < 1e12)
        {
            most *= 2;
        }

        double planted = Roots.Increasing(Gap, 0, most, 1e-15 * most);
        var season = new Season(model, planted);
        return new StaticsAnswer(
            ["mean", "standard deviation"],
            [
                ("acreage", [planted, 0]),
                ("market price", season.Moments((_, market, _) => market)),
                ("farm price", season.Moments((_, _, farm) => farm)),
                ("farm revenue", season.Moments((crop, _, farm) => farm * crop)),
                ("government payments", season.Moments((crop, market, farm) => (farm - market) * crop)),
            ]
        );
    }

    /// <summary>What a planted acreage brings at every yield.</summary>
    private sealed class Season
    {
        private readonly double[] weight;
        private readonly (double Crop, double Market, double Farm)[] outcome;

        public Season(TargetPriceModel model, double acreage)
        {
            double sd = Math.Sqrt(model.YieldVariance);
            double paysAbove = (model.Target - model.PriceIntercept) / (model.PriceSlope * acreage);
            double kink =
                sd > 0 && double.IsFinite(paysAbove) && paysAbove > 0
                    ? (PortableMath.Log(paysAbove) + (0.5 * model.YieldVariance)) / sd
                    : 0;
            (double[] z, weight) = Quadrature.Normal(kink, 9 + (HighestPower * sd));
            outcome = new (double, double, double)[z.Length];
            for (int i = 0; i < z.Length; i++)
            {
                double crop = acreage * PortableMath.Exp((sd * z[i]) - (0.5 * model.YieldVariance));
                double market = model.PriceIntercept + (model.PriceSlope * crop);
                outcome[i] = (crop, market, model.Target > 0 ? Math.Max(market, model.Target) : market);
            }
        }

        public double FarmPrice => Mean((_, _, farm) => farm);

        public double[] Moments(Func<double, double, double, double> value)
        {
            double mean = Mean(value);
            return [mean, Math.Sqrt(Mean((c, m, f) => (value(c, m, f) - mean) * (value(c, m, f) - mean)))];
        }

        private double Mean(Func<double, double, double, double> value)
        {
            double sum = 0;
            for (int i = 0; i < outcome.Length; i++)
            {
                (double crop, double market, double farm) = outcome[i];
                sum += weight[i] * value(crop, market, farm);
            }

            return sum;
        }
    }
}
