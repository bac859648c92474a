namespace BlocSim.Docs;

/// <summary>
/// An outcome of 2024 to 2026: what was published, the band that counts as of that order, what a run gives, and why where it does not fit. Bands were set with first runs
/// known, so that being inside one is no prediction.
/// </summary>
/// <param name="Figure">What is compared.</param>
/// <param name="Published">What is known, with its source.</param>
/// <param name="Low">Lower end of the band.</param>
/// <param name="High">Upper end.</param>
/// <param name="File">The scenario.</param>
/// <param name="Changes">What is set in it.</param>
/// <param name="Read">Reads the figure from runs, one a world.</param>
/// <param name="Remark">What stands between the two.</param>
internal sealed record OutcomeCase(
    string Figure,
    string Published,
    double Low,
    double High,
    string File,
    string[] Changes,
    Func<IReadOnlyList<RunTable>, double> Read,
    string Remark
)
{
    /// <summary>How many worlds are played.</summary>
    public int Worlds { get; init; } = 1;
}
