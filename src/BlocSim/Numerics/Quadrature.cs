namespace BlocSim;

/// <summary>Expectations over a standard normal variable.</summary>
internal static class Quadrature
{
    /// <summary>
    /// Nodes and weights of Gauss-Hermite quadrature for a standard normal density: exact for polynomials up to degree 2n - 1. Nodes are roots of
    /// the orthonormal Hermite polynomial, found by Newton's method from the largest down (Press et al., Numerical Recipes, section 4.6).
    /// </summary>
    /// <param name="n">Number of nodes, 1 to 64.</param>
    public static (double[] Nodes, double[] Weights) Normal(int n)
    {
        double[] nodes = new double[n];
        double[] weights = new double[n];
        double z = 0;
        for (int i = 0; i < (n + 1) / 2; i++)
        {
            double size = (2 * n) + 1;
            z = i switch
            {
                0 => Math.Sqrt(size) - (1.85575 * Elementary.Pow(size, -1.0 / 6)),
                1 => z - (1.14 * Elementary.Pow(n, 0.426) / z),
                2 => (1.86 * z) - (0.86 * nodes[0] / Math.Sqrt(2)),
                3 => (1.91 * z) - (0.91 * nodes[1] / Math.Sqrt(2)),
                _ => (2 * z) - (nodes[i - 2] / Math.Sqrt(2)),
            };
            double slope = 1;
            for (int step = 0; step < 100; step++)
            {
                double value = Hermite(n, z, out double previous);
                slope = Math.Sqrt(2.0 * n) * previous;
                double change = value / slope;
                z -= change;
                if (Math.Abs(change) <= 1e-15 * Math.Max(1, Math.Abs(z)))
                {
                    break;
                }
            }

            // For the weight exp(-x^2) the node is z and the weight 2 / slope^2; a standard normal has sqrt(2) z and a root of pi less.
            nodes[i] = Math.Sqrt(2) * z;
            nodes[n - 1 - i] = -Math.Sqrt(2) * z;
            weights[i] = 2 / (slope * slope) / Math.Sqrt(Math.PI);
            weights[n - 1 - i] = weights[i];
        }

        return (nodes, weights);
    }

    private static double Hermite(int n, double x, out double previous)
    {
        double current = 1 / Math.Sqrt(Math.Sqrt(Math.PI));
        previous = 0;
        for (int j = 0; j < n; j++)
        {
            double next = (x * Math.Sqrt(2.0 / (j + 1)) * current) - (Math.Sqrt(j / (double)(j + 1)) * previous);
            previous = current;
            current = next;
        }

        return current;
    }
}
