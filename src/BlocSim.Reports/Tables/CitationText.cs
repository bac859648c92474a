namespace BlocSim.Reports;

/// <summary>How a run is cited: in a sentence and for reference managers, with what finds it again.</summary>
public static class CitationText
{
    /// <summary>The lines.</summary>
    /// <param name="manifest">The run.</param>
    /// <param name="sources">Where the scenario's figures come from; empty for nothing named.</param>
    public static IEnumerable<string> Of(RunManifest manifest, string sources)
    {
        string hash = Provenance.Short(manifest.Sha256);
        string runs = manifest.Runs == 1 ? string.Empty : $", {manifest.Runs} runs";
        string commit = manifest.Commit is { } c ? $", commit {Provenance.Short(c)}" : string.Empty;
        yield return $"The BlocSim founders: BlocSim, version {manifest.Version}{commit}. \"{manifest.Scenario}\", scenario {hash}, seed {manifest.Seed}{runs}.";
        if (sources.Length > 0)
        {
            yield return $"Figures of the scenario: {sources}.";
        }

        yield return string.Empty;
        yield return $"@software{{blocsim-{hash},";
        yield return "  author  = {{The BlocSim founders}},";
        yield return $"  title   = {{{{BlocSim: {Plain(manifest.Scenario)}}}}},";
        yield return $"  version = {{{Plain(manifest.Version)}}},";
        yield return $"  note    = {{Scenario SHA-256 {manifest.Sha256}, seed {manifest.Seed}{runs}{commit}}}";
        yield return "}";
    }

    /// <summary>Letters that mean something to BibTeX are left out.</summary>
    private static string Plain(string text) =>
        new([.. text.Select(c => c is '{' or '}' or '\\' or '%' or '#' or '$' or '&' or '_' or '^' or '~' ? ' ' : c)]);
}
