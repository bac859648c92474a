namespace BlocSim.Reports;

/// <summary>The charts of every run: price, leakage where there is any, market share.</summary>
public static class StandardFigures
{
    /// <summary>The names the charts are written under.</summary>
    public static IReadOnlyList<string> Files { get; } = ["price.svg", "leakage.svg", "market-share.svg"];

    /// <summary>Price, leakage and market share, with the file names they are written under.</summary>
    public static IReadOnlyList<(string File, Figure Figure)> Of(PairedRun pair, Provenance receipt) =>
        Of(new RunView(pair, receipt));

    /// <summary>The same of many runs: medians with bands.</summary>
    public static IReadOnlyList<(string File, Figure Figure)> Of(EnsembleTables ensemble, Provenance receipt) =>
        Of(new RunView(ensemble, receipt));

    /// <summary>The same of what was read back.</summary>
    internal static IReadOnlyList<(string File, Figure Figure)> Of(RunView view)
    {
        (string, Figure)[] leakage = LeakageFigure.Of(view) is { } figure ? [("leakage.svg", figure)] : [];
        return [("price.svg", PriceFigure.Of(view)), .. leakage, ("market-share.svg", ShareFigure.Of(view))];
    }
}
