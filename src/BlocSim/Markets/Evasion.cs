namespace BlocSim;

/// <summary>
/// How a firm able to evade splits its lots. Each lot draws two hiding costs per tonne, independent and exponential with rate
/// <c>lambda = eta / P0</c>: one to misdeclare, one to route through a third nation. It takes the larger net saving if that is
/// positive. With one technology this is an exponential response; with two, no weight has to be invented for the second.
/// </summary>
internal static class Evasion
{
    /// <summary>The expected saving per tonne and the shares evading each way; the shares are the derivatives of the saving.</summary>
    /// <param name="x">Saving per tonne by misdeclaring, before hiding cost, zero or more.</param>
    /// <param name="y">Saving per tonne through a third nation, before hiding cost, zero or more.</param>
    /// <param name="lambda">Rate of the hiding costs, per USD/t.</param>
    /// <param name="misdeclared">Share of lots misdeclared.</param>
    /// <param name="thirdNation">Share of lots sent through a third nation.</param>
    public static double Saving(double x, double y, double lambda, out double misdeclared, out double thirdNation)
    {
        double most = Math.Max(x, y);
        double least = Math.Min(x, y);
        if (!(most > 0))
        {
            misdeclared = 0;
            thirdNation = 0;
            return 0;
        }

        double gap = PortableMath.Exp(-lambda * (most - least));
        double both = PortableMath.Exp(-lambda * (most + least));
        double lesser = 0.5 * (gap - both);
        double larger = 1 - (0.5 * (gap + both));
        misdeclared = x >= y ? larger : lesser;
        thirdNation = x >= y ? lesser : larger;
        return most - (((0.5 * (gap - both)) + (1 - gap)) / lambda);
    }
}
