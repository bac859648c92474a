namespace BlocSim.Docs;

/// <summary>A figure of an episode in history, the band in which a run of it must come out, and how it is read from the run.</summary>
/// <param name="Title">The episode.</param>
/// <param name="File">The canned scenario.</param>
/// <param name="Figure">What is compared.</param>
/// <param name="Published">What is known, with its source.</param>
/// <param name="Low">Lower end of the band.</param>
/// <param name="High">Upper end.</param>
/// <param name="Read">Reads it from a run.</param>
internal sealed record HistoryCase(
    string Title,
    string File,
    string Figure,
    string Published,
    double Low,
    double High,
    Func<RunTable, double> Read
);
