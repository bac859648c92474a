namespace BlocSim;

/// <summary>
/// The same market as GSIM's (Francois and Hall 2003) without taking logarithms for small changes: constant elasticity of substitution between origins, isoelastic
/// composite demand and supply. For small changes of tariffs it gives GSIM's answer; for large ones trade stays above zero.
/// </summary>
public static class GsimNonLinear
{
    private const int Steps = 200;

    /// <summary>
    /// Solves <c>(1 + x_i)^Es = sum_v phi_iv pi_iv^-s P_v^(s + Em)</c> with <c>pi = (1 + x) T1 / T0</c> and
    /// <c>P_v = (sum_s theta_sv pi_sv^(1 - s))^(1 / (1 - s))</c> for the price changes x by Newton's method.
    /// </summary>
    /// <exception cref="ArgumentException">A table has the wrong size, or there is no answer near.</exception>
    public static GsimResult Solve(GsimModel model)
    {
        int n = model.Regions.Length;
        if (model.Trade.Length != n * n || model.TariffBefore.Length != n * n || model.TariffAfter.Length != n * n)
        {
            throw new ArgumentException("trade and tariff tables need a row and a column per region", nameof(model));
        }

        double[] logs = new double[n];
        double[] gap = Gaps(model, logs);
        for (int step = 0; step < Steps && Worst(gap) > 1e-13; step++)
        {
            double[] move = Newton(model, logs, gap);
            double part = 1;
            double[] tried = logs;
            double[] left = gap;
            do
            {
                tried = [.. logs.Select((x, i) => x - (part * move[i]))];
                left = Gaps(model, tried);
                part *= 0.5;
            } while (!(Worst(left) < Worst(gap)) && part > 1e-6);
            if (!(Worst(left) < Worst(gap)))
            {
                break;
            }

            (logs, gap) = (tried, left);
        }

        return Worst(gap) <= 1e-9
            ? Result(model, [.. logs.Select(PortableMath.Exp)])
            : throw new ArgumentException("the price changes are not determined in the non-linear form", nameof(model));
    }

    private static double Worst(double[] gap) => gap.Max(g => double.IsNaN(g) ? double.PositiveInfinity : Math.Abs(g));

    private static double[] Newton(GsimModel model, double[] logs, double[] gap)
    {
        const double H = 1e-7;
        int n = logs.Length;
        var system = new LinearSystem(n);
        for (int j = 0; j < n; j++)
        {
            double[] up = [.. logs];
            double[] down = [.. logs];
            up[j] += H;
            down[j] -= H;
            double[] above = Gaps(model, up);
            double[] below = Gaps(model, down);
            for (int i = 0; i < n; i++)
            {
                system.Matrix[(i * system.Stride) + j] = (above[i] - below[i]) / (2 * H);
            }
        }

        double[] move = new double[system.Stride];
        if (system.TryFactor(n))
        {
            system.Solve(gap, move, n);
        }

        return move;
    }

    /// <summary>Supply less demand in logarithms, by exporter.</summary>
    private static double[] Gaps(GsimModel model, double[] logs)
    {
        int n = logs.Length;
        double[] price = [.. logs.Select(PortableMath.Exp)];
        double[] composite = Composite(model, price);
        return
        [
            .. Enumerable
                .Range(0, n)
                .Select(i =>
                {
                    double sales = 0;
                    double demand = 0;
                    for (int v = 0; v < n; v++)
                    {
                        double trade = model.Trade[(i * n) + v];
                        sales += trade;
                        demand += trade * Quantity(model, price, composite, i, v);
                    }

                    return sales > 0 ? (model.Supply[i] * logs[i]) - PortableMath.Log(demand / sales) : logs[i];
                }),
        ];
    }

    private static double Delivered(GsimModel model, double[] price, int exporter, int importer)
    {
        int at = (exporter * price.Length) + importer;
        return price[exporter] * model.TariffAfter[at] / model.TariffBefore[at];
    }

    private static double Quantity(GsimModel model, double[] price, double[] composite, int exporter, int importer)
    {
        double s = model.Substitution[importer];
        return PortableMath.Pow(Delivered(model, price, exporter, importer), -s)
            * PortableMath.Pow(composite[importer], s + model.Demand[importer]);
    }

    private static double[] Composite(GsimModel model, double[] price)
    {
        int n = price.Length;
        double[] composite = new double[n];
        for (int v = 0; v < n; v++)
        {
            double s = model.Substitution[v];
            double spending = 0;
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                double paid = model.Trade[(i * n) + v] * model.TariffBefore[(i * n) + v];
                double pi = Delivered(model, price, i, v);
                spending += paid;
                sum += paid * (s == 1 ? PortableMath.Log(pi) : PortableMath.Pow(pi, 1 - s));
            }

            composite[v] =
                !(spending > 0) ? 1
                : s == 1 ? PortableMath.Exp(sum / spending)
                : PortableMath.Pow(sum / spending, 1 / (1 - s));
        }

        return composite;
    }

    private static GsimResult Result(GsimModel model, double[] price)
    {
        int n = price.Length;
        double[] composite = Composite(model, price);
        double[] trade = new double[n * n];
        double[] producers = new double[n];
        double[] consumers = new double[n];
        double[] revenue = new double[n];
        for (int r = 0; r < n; r++)
        {
            double spending = 0;
            double sales = 0;
            for (int i = 0; i < n; i++)
            {
                int at = (i * n) + r;
                trade[at] = model.Trade[at] * Quantity(model, price, composite, i, r) * price[i];
                spending += model.Trade[at] * model.TariffBefore[at];
                sales += model.Trade[(r * n) + i];
                revenue[r] +=
                    (trade[at] * (model.TariffAfter[at] - 1)) - (model.Trade[at] * (model.TariffBefore[at] - 1));
            }

            double es = 1 + model.Supply[r];
            double em = 1 + model.Demand[r];
            producers[r] = sales * (PortableMath.Pow(price[r], es) - 1) / es;
            consumers[r] =
                em == 0
                    ? -spending * PortableMath.Log(composite[r])
                    : spending * (1 - PortableMath.Pow(composite[r], em)) / em;
        }

        return new GsimResult
        {
            Price = [.. price.Select(p => p - 1)],
            Output = [.. price.Select((p, i) => PortableMath.Pow(p, model.Supply[i]) - 1)],
            Trade = [.. trade],
            CompositePrice = [.. composite.Select(p => p - 1)],
            ProducerSurplus = [.. producers],
            ConsumerSurplus = [.. consumers],
            TariffRevenue = [.. revenue],
        };
    }
}
