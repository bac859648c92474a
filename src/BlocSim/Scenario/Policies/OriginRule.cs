using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// A rule of origin with a test of content: what a member makes counts as a member's at the bloc's borders only if at least a share of the value of the inputs
/// that its plants bought came from members; otherwise it is treated as an outsider's.
/// </summary>
/// <param name="Goods">Goods covered; made of inputs that are bought.</param>
/// <param name="Content">Least share of the value of bought inputs, 0 to 1.</param>
/// <param name="InForce">When the test is made.</param>
public sealed record OriginRule(ImmutableArray<string> Goods, double Content, Period InForce);
