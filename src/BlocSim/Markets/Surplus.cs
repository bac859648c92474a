namespace BlocSim;

/// <summary>Areas under demand.</summary>
internal static class Surplus
{
    /// <summary>
    /// <c>-integral from a to b of 1/2 (Q_base + Q_policy) dP</c>: the change of consumer surplus when the price index moves, demand
    /// being the mean of the two runs' schedules. Isoelastic demand integrates to <c>A P0^e (b^(1-e) - a^(1-e)) / (1-e)</c>
    /// (reference: CompEcon demqua50).
    /// </summary>
    public static double Change(in Demand before, in Demand after, double from, double to) =>
        -0.5 * (Area(before, from, to) + Area(after, from, to));

    private static double Area(in Demand d, double from, double to)
    {
        if (d.Form == DemandForm.Linear)
        {
            double cap = d.Response > 0 ? d.Level / d.Response : d.Choke;
            double a = Math.Min(from, cap);
            double b = Math.Min(to, cap);
            return d.AreaBeyondChoke(to)
                - d.AreaBeyondChoke(from)
                + (d.Level * (b - a))
                - (0.5 * d.Response * ((b * b) - (a * a)));
        }

        double least = 0.01 * d.Reference;
        double x = Math.Clamp(from, least, Math.Max(least, d.Choke));
        double y = Math.Clamp(to, least, Math.Max(least, d.Choke));
        double beyond = d.AreaBeyondChoke(to) - d.AreaBeyondChoke(from);
        double scale = d.Level * d.Reference;
        double within =
            d.Response == 1
                ? scale * PortableMath.Log(y / x)
                : scale
                    * (
                        PortableMath.Pow(y / d.Reference, 1 - d.Response)
                        - PortableMath.Pow(x / d.Reference, 1 - d.Response)
                    )
                    / (1 - d.Response);
        return within + beyond;
    }
}
