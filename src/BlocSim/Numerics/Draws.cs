namespace BlocSim;

/// <summary>
/// Random numbers as a pure function of (seed, agent, purpose, tick, index). Nothing is consumed, so adding an agent or
/// changing a policy leaves every other agent's draws alone and two runs can be compared draw by draw.
/// </summary>
/// <remarks>A counter-based generator: each key is folded through the SplitMix64 finaliser (Steele, Lea and Flood 2014).</remarks>
public readonly struct Draws
{
    private readonly ulong key;

    /// <summary>The draws of one agent for one purpose in one tick.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="agent">The agent's key, from <see cref="KeyOf"/>.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="tick">The tick, from 0.</param>
    public Draws(ulong seed, ulong agent, DrawPurpose purpose, int tick)
    {
        ulong k = Mix(seed + 0x9E3779B97F4A7C15UL);
        k = Mix(k ^ agent);
        k = Mix(k + ((ulong)purpose * 0xD1342543DE82EF95UL));
        key = Mix(k ^ ((ulong)(uint)tick << 32));
    }

    /// <summary>A key that depends on the name only (FNV-1a over its UTF-16 units), not on where the agent stands in a list.</summary>
    public static ulong KeyOf(string name)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>The index-th number, uniform in [0, 1).</summary>
    public double Uniform(int index = 0) =>
        (Mix(key + ((ulong)(uint)index * 0x9E3779B97F4A7C15UL)) >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>A triangular draw (smallest, most likely, largest).</summary>
    public double Triangular(double low, double mode, double high, int index = 0) =>
        high > low ? TriangularQuantile(Uniform(index), low, mode, high) : mode;

    /// <summary>The value of a triangular distribution below which a share of draws falls.</summary>
    /// <param name="share">From 0 to below 1.</param>
    /// <param name="low">Smallest value.</param>
    /// <param name="mode">Most likely value.</param>
    /// <param name="high">Largest value, above the smallest.</param>
    public static double TriangularQuantile(double share, double low, double mode, double high)
    {
        double cut = (mode - low) / (high - low);
        return share < cut
            ? low + Math.Sqrt(share * (high - low) * (mode - low))
            : high - Math.Sqrt((1 - share) * (high - low) * (high - mode));
    }

    /// <summary>
    /// A whole number with the given mean whose spread is that of independent events: by inversion up to a mean of 30
    /// (Poisson), above it the rounded normal approximation by a sum of twelve uniforms.
    /// </summary>
    /// <param name="mean">The expected number, zero or more.</param>
    /// <param name="firstIndex">The first of up to twelve indices this draw may use.</param>
    public double Count(double mean, int firstIndex = 0)
    {
        if (!(mean > 0))
        {
            return 0;
        }

        if (mean > 30)
        {
            double z = -6;
            for (int i = 0; i < 12; i++)
            {
                z += Uniform(firstIndex + i);
            }

            return Math.Max(0, Math.Round(mean + (z * Math.Sqrt(mean))));
        }

        double u = Uniform(firstIndex);
        double term = PortableMath.Exp(-mean);
        double sum = term;
        int k = 0;
        while (u >= sum && k < 200)
        {
            k++;
            term *= mean / k;
            sum += term;
        }

        return k;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
