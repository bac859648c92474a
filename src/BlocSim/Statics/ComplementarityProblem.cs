using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// A small complementarity problem <c>0 &lt;= z_i  perp  F_i(z) &gt;= 0</c> with <c>F_i = q_i + sum_j M_ij z_j + sum_jk Q_ijk z_j z_k</c>.
/// </summary>
public sealed record ComplementarityProblem
{
    /// <summary>q, one number an equation.</summary>
    public required ImmutableArray<double> Constant { get; init; }

    /// <summary>M, row-major.</summary>
    public required ImmutableArray<double> Linear { get; init; }

    /// <summary>Q, equation after equation, each row-major; empty for a linear problem.</summary>
    public ImmutableArray<double> Quadratic { get; init; } = [];

    /// <summary>Where to begin; zeros when empty.</summary>
    public ImmutableArray<double> Start { get; init; } = [];
}
