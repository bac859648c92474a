using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>The innermost loop of a logit market.</summary>
internal static class LogitKernel
{
    /// <summary>Writes <c>n exp(theta (shift - cost))</c> of a row without wedges for every node and gives their sum.</summary>
    public static double Exponentials<T>(GoodMarket market, int row, int destination, double[] result, double shift)
        where T : struct, IPack<T>
    {
        int stride = market.Stride;
        ref double price = ref MemoryMarshal.GetArrayDataReference(market.Price);
        ref double slope = ref market.Slope[destination * stride];
        ref double fix = ref market.Base[destination * stride];
        ref double weight = ref market.Weights[row * stride];
        ref double target = ref MemoryMarshal.GetArrayDataReference(result);
        T scale = T.Fill(market.Theta[row]);
        T zero = T.Fill(shift);
        T total = T.Fill(0);
        for (int k = 0; k < stride; k += PackMath.Lanes)
        {
            nuint i = (nuint)k;
            T c = (T.Load(ref slope, i) * T.Load(ref price, i)) + T.Load(ref fix, i);
            T e = T.Load(ref weight, i) * PackMath.Exp(scale * (zero - c));
            e.Store(ref target, i);
            total += e;
        }

        return total.Sum();
    }
}
