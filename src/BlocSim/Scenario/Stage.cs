namespace BlocSim;

/// <summary>A nation's plants that run one process.</summary>
/// <param name="Nation">Index of the nation.</param>
/// <param name="Process">Index of the process.</param>
/// <param name="Facilities">Indices of the plants.</param>
internal sealed record Stage(int Nation, int Process, int[] Facilities)
{
    /// <summary>What the stage makes, in the unit of what its plants make.</summary>
    /// <param name="output">Of every plant of the world.</param>
    public double Made(double[] output)
    {
        double made = 0;
        foreach (int f in Facilities)
        {
            made += output[f];
        }

        return made;
    }
}
