using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>What one stated doubt does to the effect of the policy.</summary>
/// <param name="Input">The assumption and its range.</param>
/// <param name="Low">It at a tenth of its distribution, as a scenario would state it.</param>
/// <param name="High">It at nine tenths.</param>
/// <param name="AtLow">The mean effect of the policy then.</param>
/// <param name="AtHigh">The same at the other end.</param>
public sealed record Doubt(UncertainInput Input, string Low, string High, double AtLow, double AtHigh)
{
    /// <summary>How far the effect moves from one end to the other.</summary>
    public double Reach => Math.Abs(AtHigh - AtLow);
}
