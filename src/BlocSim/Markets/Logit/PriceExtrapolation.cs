namespace BlocSim;

/// <summary>
/// Guesses where prices go next from where they went: the same as last time, or straight on, or along a parabola or a cubic, whichever
/// would have guessed the last prices best. A good guess saves a step; a bad one costs one and no accuracy.
/// </summary>
/// <param name="length">Number of prices, whole packs; those that stand for nothing stay zero.</param>
internal sealed class PriceExtrapolation(int length)
{
    // The last prices and their backward differences up to the third.
    private readonly double[] last = new double[length];
    private readonly double[] first = new double[length];
    private readonly double[] second = new double[length];
    private readonly double[] third = new double[length];
    private int known;
    private int degree;

    /// <summary>
    /// Remembers the prices that cleared. The polynomial of degree m through the prices before misses the last one by its difference of
    /// order m + 1 (Newton's backward formula).
    /// </summary>
    public void Keep(double[] price)
    {
        switch (LaneMath.Width)
        {
            case 512:
                Keep<Lanes512>(price);
                break;
            case 256:
                Keep<Lanes256>(price);
                break;
            default:
                Keep<Lanes128>(price);
                break;
        }
    }

    /// <summary>Writes the guess; where it is far off or the price is no longer the last one, the price stays.</summary>
    public void Extrapolate(double[] price)
    {
        switch (LaneMath.Width)
        {
            case 512:
                Extrapolate<Lanes512>(price);
                break;
            case 256:
                Extrapolate<Lanes256>(price);
                break;
            default:
                Extrapolate<Lanes128>(price);
                break;
        }
    }

    private void Keep<T>(double[] price)
        where T : struct, ILanes<T>
    {
        T constant = T.Fill(0);
        T straight = T.Fill(0);
        T parabola = T.Fill(0);
        T cubic = T.Fill(0);
        for (int k = 0; k < length; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T now = T.Load(ref price[0], i);
            T one = now - T.Load(ref last[0], i);
            T two = one - T.Load(ref first[0], i);
            T three = two - T.Load(ref second[0], i);
            constant = T.Max(Size(one), constant);
            straight = T.Max(Size(two), straight);
            parabola = T.Max(Size(three), parabola);
            cubic = T.Max(Size(three - T.Load(ref third[0], i)), cubic);
            now.Store(ref last[0], i);
            one.Store(ref first[0], i);
            two.Store(ref second[0], i);
            three.Store(ref third[0], i);
        }

        degree = 0;
        double least = constant.Largest();
        Choose(1, straight.Largest(), ref least);
        Choose(2, parabola.Largest(), ref least);
        Choose(3, cubic.Largest(), ref least);
        known++;
        static T Size(T value) => T.Max(value, T.Fill(0) - value);
    }

    private void Extrapolate<T>(double[] price)
        where T : struct, ILanes<T>
    {
        for (int k = 0; k < length && degree > 0; k += LaneMath.Lanes)
        {
            nuint i = (nuint)k;
            T now = T.Load(ref price[0], i);
            T kept = T.Load(ref last[0], i);
            T guess = kept + T.Load(ref first[0], i);
            guess = degree > 1 ? guess + T.Load(ref second[0], i) : guess;
            guess = degree > 2 ? guess + T.Load(ref third[0], i) : guess;
            T near = T.Choose(guess, T.Fill(1.1) * now, now, T.Choose(T.Fill(0.9) * now, guess, now, guess));
            T.Choose(kept, now, T.Choose(now, kept, near, now), now).Store(ref price[0], i);
        }
    }

    /// <summary>Takes a degree that misses less, once there are enough prices to tell.</summary>
    private void Choose(int candidate, double miss, ref double least)
    {
        if (known > candidate && miss < least)
        {
            least = miss;
            degree = candidate;
        }
    }
}
