namespace BlocSim;

/// <summary>How a buyer weighs origins before it sees prices: by capacity able to operate, preference and qualification.</summary>
internal static class Sourcing
{
    /// <summary>Months over which buyers qualify a new origin's material.</summary>
    public const int QualificationMonths = 24;

    /// <summary>Writes weights n over origins that sum to one; all zero when nobody can supply.</summary>
    public static void Weigh(Calibration calibration, int good, int row, PublicStatistics seen, Span<double> weights)
    {
        int origins = weights.Length;
        double[] capacity = seen.Capacity[good];
        double sum = 0;
        for (int o = 0; o < origins; o++)
        {
            int at = (row * origins) + o;
            double b = calibration.Preference[good][at];
            if (b <= 0 && !calibration.Excluded[good][at])
            {
                double qualified = Math.Min(1, seen.MonthsQualified[good][o] / (double)QualificationMonths);
                b = calibration.NewPreference[good][row] * qualified;
            }

            weights[o] = capacity[o] * b;
            sum += weights[o];
        }

        for (int o = 0; o < origins; o++)
        {
            weights[o] = sum > 0 ? weights[o] / sum : 0;
        }
    }
}
