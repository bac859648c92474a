namespace BlocSim;

/// <summary>Comparative statics in GSIM's log-linear form (Francois and Hall 2003, sections 2 and 3).</summary>
public static class Gsim
{
    /// <summary>
    /// Solves <c>Ex_i x_i = sum_v phi_iv [N_own (x_i + dT_iv) + sum_s N_cross (x_s + dT_sv)]</c> for the price changes x, with
    /// <c>N_own = theta Em - (1 - theta) Es</c>, <c>N_cross = theta_sv (Em + Es)</c>, theta the expenditure share at internal prices and phi the share of an
    /// exporter's sales; then quantities and welfare.
    /// </summary>
    /// <exception cref="ArgumentException">A table has the wrong size, or the system has no unique solution.</exception>
    public static GsimResult Solve(GsimModel model)
    {
        int n = model.Regions.Length;
        if (model.Trade.Length != n * n || model.TariffBefore.Length != n * n || model.TariffAfter.Length != n * n)
        {
            throw new ArgumentException("trade and tariff tables need a row and a column per region", nameof(model));
        }

        double[] theta = ExpenditureShares(model);
        var system = new LinearSystem(n);
        double[] pressure = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sales = Row(model, i);
            system.Matrix[(i * system.Stride) + i] += model.Supply[i];
            for (int v = 0; v < n && sales > 0; v++)
            {
                double phi = model.Trade[(i * n) + v] / sales;
                for (int s = 0; s < n; s++)
                {
                    double response = Response(model, theta, i, s, v);
                    system.Matrix[(i * system.Stride) + s] -= phi * response;
                    pressure[i] += phi * response * Wedge(model, s, v);
                }
            }
        }

        if (!system.TryFactor(n))
        {
            throw new ArgumentException(
                "the price changes are not determined; check that supply elasticities are positive",
                nameof(model)
            );
        }

        double[] answer = new double[system.Stride];
        system.Solve(pressure, answer, n);
        double[] price = answer[..n];
        double[] trade = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int v = 0; v < n; v++)
            {
                double quantity = 0;
                for (int s = 0; s < n; s++)
                {
                    quantity += Response(model, theta, i, s, v) * (price[s] + Wedge(model, s, v));
                }

                trade[(i * n) + v] = model.Trade[(i * n) + v] * (1 + quantity) * (1 + price[i]);
            }
        }

        return Welfare(model, theta, price, trade);
    }

    private static double Wedge(GsimModel model, int exporter, int importer)
    {
        int at = (exporter * model.Regions.Length) + importer;
        return (model.TariffAfter[at] / model.TariffBefore[at]) - 1;
    }

    /// <summary>How demand in v for i's good answers to the price of s's.</summary>
    private static double Response(GsimModel model, double[] theta, int i, int s, int v)
    {
        double share = theta[(s * model.Regions.Length) + v];
        return i == s
            ? (share * model.Demand[v]) - ((1 - share) * model.Substitution[v])
            : share * (model.Demand[v] + model.Substitution[v]);
    }

    private static double[] ExpenditureShares(GsimModel model)
    {
        int n = model.Regions.Length;
        double[] theta = new double[n * n];
        for (int v = 0; v < n; v++)
        {
            double total = 0;
            for (int i = 0; i < n; i++)
            {
                total += model.Trade[(i * n) + v] * model.TariffBefore[(i * n) + v];
            }

            for (int i = 0; i < n; i++)
            {
                theta[(i * n) + v] = total > 0 ? model.Trade[(i * n) + v] * model.TariffBefore[(i * n) + v] / total : 0;
            }
        }

        return theta;
    }

    private static double Row(GsimModel model, int exporter)
    {
        int n = model.Regions.Length;
        double sum = 0;
        for (int v = 0; v < n; v++)
        {
            sum += model.Trade[(exporter * n) + v];
        }

        return sum;
    }

    private static GsimResult Welfare(GsimModel model, double[] theta, double[] price, double[] trade)
    {
        int n = model.Regions.Length;
        double[] producers = new double[n];
        double[] consumers = new double[n];
        double[] revenue = new double[n];
        double[] composite = new double[n];
        for (int r = 0; r < n; r++)
        {
            double spending = 0;
            for (int i = 0; i < n; i++)
            {
                int at = (i * n) + r;
                composite[r] += theta[at] * (((1 + price[i]) * model.TariffAfter[at] / model.TariffBefore[at]) - 1);
                spending += model.Trade[at] * model.TariffBefore[at];
                revenue[r] +=
                    (trade[at] * (model.TariffAfter[at] - 1)) - (model.Trade[at] * (model.TariffBefore[at] - 1));
            }

            producers[r] = price[r] * Row(model, r) * (1 + (0.5 * model.Supply[r] * price[r]));
            consumers[r] = spending * ((0.5 * model.Demand[r] * composite[r] * Math.Abs(composite[r])) - composite[r]);
        }

        return new GsimResult
        {
            Price = [.. price],
            Output = [.. price.Select((x, i) => x * model.Supply[i])],
            Trade = [.. trade],
            CompositePrice = [.. composite],
            ProducerSurplus = [.. producers],
            ConsumerSurplus = [.. consumers],
            TariffRevenue = [.. revenue],
        };
    }
}
