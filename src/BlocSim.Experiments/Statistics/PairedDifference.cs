namespace BlocSim.Experiments;

/// <summary>The difference of two runs that share their draws, over replications: does it matter, and is that certain?</summary>
/// <param name="Difference">How it falls.</param>
/// <param name="SameSign">Share of replications in which it has the sign of the mean; a difference of nothing counts as none.</param>
public sealed record PairedDifference(Spread Difference, double SameSign)
{
    /// <summary>Beyond this many replications a difference is as good as none.</summary>
    public const int Countable = 1_000_000;

    private const double Rounding = 1e-9;

    /// <summary>Whether the 95 % interval of the mean difference leaves out zero; differences that are all nothing are not told from it.</summary>
    public bool IsTold =>
        Difference.Count > 1 && Difference.Mean != 0 && Math.Abs(Difference.Mean) > Difference.HalfWidth;

    /// <summary>How many replications in all the interval would need to leave out zero, at the spread seen; null where the mean is zero, <see cref="Countable"/> for that many or more.</summary>
    public int? Needed
    {
        get
        {
            if (Difference.Count < 2 || Difference.Mean == 0)
            {
                return null;
            }

            double ratio = Difference.Deviation / Math.Abs(Difference.Mean);
            int least = 2;
            while (least < Countable && Spread.Student(least) * ratio > Math.Sqrt(least))
            {
                least = Math.Max(least + 1, Math.Min((int)(least * 1.05), Countable));
            }

            return least;
        }
    }

    /// <summary>The differences of pairs; pairs that lack a value are left out.</summary>
    /// <param name="first">Values of one side, by replication.</param>
    /// <param name="second">Values of the other side, in the same order.</param>
    public static PairedDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] differences = [.. first.Zip(second, Less).Where(d => !double.IsNaN(d))];
        Spread spread = Spread.Of(differences);
        int same = differences.Count(d => d != 0 && Math.Sign(d) == Math.Sign(spread.Mean));
        return new PairedDifference(spread, differences.Length == 0 ? double.NaN : (double)same / differences.Length);
    }

    /// <summary>A difference; none where two values agree but for rounding.</summary>
    private static double Less(double a, double b) =>
        Math.Abs(a - b) <= Rounding * Math.Max(Math.Abs(a), Math.Abs(b)) ? 0 : a - b;
}
