namespace BlocSim.Experiments.Tests;

/// <summary>Functions whose indices of sensitivity are known in closed form (Saltelli, Chan and Scott 2000).</summary>
internal static class KnownFunctions
{
    /// <summary>Ishigami and Homma (1990) with a = 7, b = 0.1, over -pi to pi.</summary>
    public static double Ishigami(double[] shares)
    {
        double[] x = [.. shares.Select(s => (2 * s - 1) * Math.PI)];
        return Math.Sin(x[0])
            + (7 * Math.Sin(x[1]) * Math.Sin(x[1]))
            + (0.1 * x[2] * x[2] * x[2] * x[2] * Math.Sin(x[0]));
    }

    /// <summary>Sobol's g-function.</summary>
    public static double G(double[] shares, double[] a)
    {
        double product = 1;
        for (int i = 0; i < a.Length; i++)
        {
            product *= (Math.Abs((4 * shares[i]) - 2) + a[i]) / (1 + a[i]);
        }

        return product;
    }

    /// <summary>Its first-order and total indices.</summary>
    public static (double First, double Total)[] OfG(double[] a)
    {
        double[] v = [.. a.Select(x => 1.0 / 3 / ((1 + x) * (1 + x)))];
        double all = v.Aggregate(1.0, (p, x) => p * (1 + x)) - 1;
        return
        [
            .. v.Select((x, i) => (x / all, x * v.Where((_, j) => j != i).Aggregate(1.0, (p, y) => p * (1 + y)) / all)),
        ];
    }
}
