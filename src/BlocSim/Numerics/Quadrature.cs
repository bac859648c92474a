namespace BlocSim;

/// <summary>Expectations over a standard normal variable of functions that have a kink.</summary>
internal static class Quadrature
{
    private const int PanelsASide = 200;

    /// <summary>
    /// Nodes and weights for the expectation of a function of a standard normal variable that is smooth on either side of a kink: five-point
    /// Gauss-Legendre rules (Abramowitz and Stegun 1964, table 25.4) on panels that end at the kink, weighted by the density.
    /// </summary>
    /// <param name="kink">Where the function bends; outside the reach it does not matter.</param>
    /// <param name="reach">Standard deviations to either side that are integrated over, above 0.</param>
    public static (double[] Nodes, double[] Weights) Normal(double kink, double reach)
    {
        double bend = Math.Clamp(kink, -reach, reach);
        double inner = Math.Sqrt(5 - (2 * Math.Sqrt(10.0 / 7))) / 3;
        double outer = Math.Sqrt(5 + (2 * Math.Sqrt(10.0 / 7))) / 3;
        double near = (322 + (13 * Math.Sqrt(70))) / 900;
        double far = (322 - (13 * Math.Sqrt(70))) / 900;
        double[] at = [-outer, -inner, 0, inner, outer];
        double[] share = [far, near, 128.0 / 225, near, far];
        List<double> nodes = [];
        List<double> weights = [];
        foreach ((double low, double high) in ((double, double)[])[(-reach, bend), (bend, reach)])
        {
            double half = (high - low) / (2 * PanelsASide);
            for (int panel = 0; panel < PanelsASide && half > 0; panel++)
            {
                double middle = low + (((2 * panel) + 1) * half);
                for (int i = 0; i < at.Length; i++)
                {
                    double z = middle + (half * at[i]);
                    nodes.Add(z);
                    weights.Add(half * share[i] * PortableMath.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
                }
            }
        }

        return ([.. nodes], [.. weights]);
    }
}
