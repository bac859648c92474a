using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>Something whose influence is studied: a lever over its range, or an uncertain input over its distribution.</summary>
/// <param name="Path">Where it stands in the scenario.</param>
/// <param name="Title">A few words for charts.</param>
/// <param name="At">Its value at a share from 0 to 1, as <c>--set</c> writes it.</param>
/// <param name="IsRange">Whether it takes any value in a range, rather than one of some.</param>
public sealed record Factor(string Path, string Title, Func<double, string> At, bool IsRange = true)
{
    /// <summary>The levers of a command line; the scenario's uncertain inputs where there are none.</summary>
    /// <exception cref="ExperimentException">There are neither.</exception>
    public static IReadOnlyList<Factor> Of(IReadOnlyList<Lever> levers, IReadOnlyList<UncertainInput> inputs)
    {
        if (levers.Count == 0 && inputs.Count == 0)
        {
            throw ExperimentException.Asked(
                "there is nothing to vary: name levers with --vary \"goods.ndpr-oxide.sigma=4..15\", or state inputs as uncertain in the scenario, for example sigma: { uniform: [4, 15] }"
            );
        }

        return levers.Count > 0
            ? [.. levers.Select(l => new Factor(l.Path, l.Title, l.At, l.IsRange))]
            :
            [
                .. inputs.Select(i => new Factor(
                    i.Path,
                    Lever.TitleOf(i.Path),
                    i.At,
                    i.Kind != DistributionKind.Choice
                )),
            ];
    }

    /// <summary>A design point at a place in the unit box.</summary>
    public static DesignPoint Point(IReadOnlyList<Factor> factors, int index, IReadOnlyList<double> shares) =>
        new(index, 0, [.. factors.Select((f, d) => new Setting(f.Path, f.At(shares[d])))]);
}
