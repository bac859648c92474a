namespace BlocSim.Experiments;

/// <summary>What a factor does to a result, per range of the factor.</summary>
/// <param name="MeanSize">mu*: mean of the effects' sizes; how much the factor matters.</param>
/// <param name="HalfWidth">Half the 95 % interval of mu*.</param>
/// <param name="Mean">mu: mean effect with its sign.</param>
/// <param name="Deviation">sigma: how much the effect depends on where one stands, by curvature or other factors.</param>
/// <param name="ByDraws">Mean size that draws alone would give an input without any effect; NaN from one replication a point.</param>
public sealed record MorrisEffect(double MeanSize, double HalfWidth, double Mean, double Deviation, double ByDraws);
