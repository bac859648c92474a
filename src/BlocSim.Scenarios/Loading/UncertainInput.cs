using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>A value of a scenario that is stated as a distribution, such as <c>price-elasticity: { triangular: [0.1, 0.3, 0.5] }</c>.</summary>
/// <remarks>A single run takes its central value: the mode of a triangular one, the mean or median of the others, the first choice.</remarks>
/// <param name="Path">Where it stands, as <c>--set</c> names it.</param>
/// <param name="Kind">How it falls.</param>
/// <param name="Parameters">Its numbers, all in the unit of the first; empty for a choice.</param>
/// <param name="Unit">The unit they are written in; may be empty.</param>
/// <param name="Choices">What a choice chooses from, as written.</param>
/// <param name="Least">Smallest value that the key allows, in the same unit.</param>
/// <param name="Most">Largest value that the key allows.</param>
public sealed record UncertainInput(
    string Path,
    DistributionKind Kind,
    ImmutableArray<double> Parameters,
    string Unit,
    ImmutableArray<string> Choices,
    double Least,
    double Most
)
{
    /// <summary>What a single run takes, as <c>--set</c> would write it.</summary>
    public string Central =>
        Kind switch
        {
            DistributionKind.Choice => Choices[0],
            DistributionKind.Uniform => Written((Parameters[0] + Parameters[1]) / 2),
            DistributionKind.Triangular => Written(Parameters[1]),
            _ => Written(Parameters[0]),
        };

    /// <summary>The value of a replication, as <c>--set</c> would write it. It depends on the seed, the path and the replication alone.</summary>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="replication">Number of the replication, from 1.</param>
    public string Draw(ulong seed, int replication) =>
        At(new Draws(seed, Draws.KeyOf(Path), DrawPurpose.UncertainInput, replication).Uniform());

    /// <summary>The value at a point of its distribution, as <c>--set</c> would write it.</summary>
    /// <param name="u">Share of values below it, from 0 to below 1.</param>
    public string At(double u)
    {
        switch (Kind)
        {
            case DistributionKind.Choice:
                return Choices[Math.Min(Choices.Length - 1, (int)(u * Choices.Length))];
            case DistributionKind.Uniform:
                return Written(Parameters[0] + (u * (Parameters[1] - Parameters[0])));
            case DistributionKind.Triangular:
                return Written(Draws.TriangularQuantile(u, Parameters[0], Parameters[1], Parameters[2]));
            case DistributionKind.Normal:
                return Written(Parameters[0] + (Parameters[1] * NormalQuantile.Of(u)));
            default:
                return Written(Parameters[0] * PortableMath.Exp(Parameters[1] * NormalQuantile.Of(u)));
        }
    }

    /// <summary>In words: <c>0.1 to 0.5, most likely 0.3</c>.</summary>
    public string InWords() =>
        Kind switch
        {
            DistributionKind.Choice => "one of " + string.Join(", ", Choices),
            DistributionKind.Uniform => $"{Plain(Parameters[0])} to {Plain(Parameters[1])}, evenly",
            DistributionKind.Triangular =>
                $"{Plain(Parameters[0])} to {Plain(Parameters[2])}, most likely {Plain(Parameters[1])}",
            DistributionKind.Normal => $"about {Plain(Parameters[0])}, standard deviation {Plain(Parameters[1])}",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"about {Plain(Parameters[0])}, standard deviation of its logarithm {Parameters[1]:0.####}"
            ),
        };

    /// <summary>For readers: twelve digits, so that 3.5 does not end in a four far behind the point.</summary>
    private string Plain(double value)
    {
        string number = value.ToString("G12", CultureInfo.InvariantCulture);
        return Unit.Length == 0 ? number : $"{number} {Unit}";
    }

    private string Written(double value)
    {
        string number = Math.Clamp(value, Least, Most).ToString("R", CultureInfo.InvariantCulture);
        return Unit.Length == 0 ? number : $"{number} {Unit}";
    }
}
