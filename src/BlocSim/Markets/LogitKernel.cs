namespace BlocSim;

/// <summary>The innermost loop of a logit market.</summary>
internal static class LogitKernel
{
    /// <summary>Writes <c>n exp(theta (shift - cost))</c> for every node of a row and gives their sum.</summary>
    public static double Exponentials<T>(
        int stride,
        ref double price,
        ref double slope,
        ref double fix,
        ref double weight,
        ref double result,
        double theta,
        double shift
    )
        where T : struct, IPack<T>
    {
        T scale = T.Fill(theta);
        T zero = T.Fill(shift);
        T total = T.Fill(0);
        for (int k = 0; k < stride; k += PackMath.Lanes)
        {
            nuint i = (nuint)k;
            T c = (T.Load(ref slope, i) * T.Load(ref price, i)) + T.Load(ref fix, i);
            T e = T.Load(ref weight, i) * PackMath.Exp(scale * (zero - c));
            e.Store(ref result, i);
            total += e;
        }

        return total.Sum();
    }
}
