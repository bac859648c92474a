using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>Every factor at its lower and its upper end, all others in the middle: what a tornado shows.</summary>
public static class OneAtATime
{
    /// <summary>The middle first, then two points a factor, in shares of the factors' ranges.</summary>
    /// <param name="factors">How many factors.</param>
    public static ImmutableArray<double[]> Points(int factors)
    {
        double[] middle = new double[factors];
        Array.Fill(middle, 0.5);
        List<double[]> points = [middle];
        for (int f = 0; f < factors; f++)
        {
            foreach (double share in (double[])[0, 1])
            {
                double[] point = [.. middle];
                point[f] = share;
                points.Add(point);
            }
        }

        return [.. points];
    }
}
