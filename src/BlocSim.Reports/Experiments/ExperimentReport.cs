using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Tables and charts of a store by itself, whatever experiment it holds.</summary>
public static class ExperimentReport
{
    /// <summary>Writes into a folder and prints a summary.</summary>
    /// <param name="store">A finished experiment.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="options">How many runs count, and what is printed.</param>
    public static ExperimentAnswer Of(ResultDatabase store, string folder, ReportOptions options)
    {
        LoadedScenario[] scenarios = Scenarios(store);
        switch (store.Head.Kind)
        {
            case "ensemble":
                return EnsembleReport.Of(store, scenarios[0], folder, options);
            case "compare":
                return CompareReport.Of(store, ScenarioNames.Distinct(scenarios, store.Head.Names), folder, options);
            case "sensitivity":
                return SensitivityReport.Of(store, scenarios[0], folder, options);
            case "sweep":
                return SweepReport.Of(store, Sweep(store, scenarios[0], options.Runs), folder, options);
            case "calibration":
                throw ExperimentException.Asked("a calibration has no parts to join; its tables are in its folder");
            default:
                throw new ExperimentException(
                    $"the store is of a kind that this version does not know: \"{PlainText.Show(store.Head.Kind)}\""
                );
        }
    }

    /// <summary>Its charts alone; none for a kind that has none.</summary>
    /// <param name="store">A finished experiment.</param>
    /// <param name="runs">How many runs count.</param>
    public static IEnumerable<(string File, Figure Figure)> Figures(ResultDatabase store, int runs)
    {
        LoadedScenario[] scenarios = Scenarios(store);
        Provenance receipt = ReportParts.Provenance(store, scenarios);
        switch (store.Head.Kind)
        {
            case "ensemble":
                var spreads = PointSpreads.Of(store, 0, runs);
                return spreads.Runs > 0
                    ? StandardFigures.Of(EnsembleReport.Tables(scenarios[0].Scenario, store, spreads), receipt)
                    : [];
            case "compare":
                return CompareReport.Figures(store, ScenarioNames.Distinct(scenarios, store.Head.Names), receipt, runs);
            case "sensitivity":
                return SensitivityReport.Figures(store, scenarios[0], runs);
            case "sweep":
                return SweepFigures.Of(Sweep(store, scenarios[0], runs), receipt);
            default:
                return [];
        }
    }

    private static LoadedScenario[] Scenarios(ResultDatabase store) =>
        [.. store.Head.Texts.Select((text, i) => ScenarioLoader.Parse(text, NameOf(store.Head.Names[i])))];

    private static SweepView Sweep(ResultDatabase store, LoadedScenario loaded, int runs)
    {
        var plan = SweepPlan.Parse(store.Report);
        return new SweepView(store, loaded, plan, Quantities(store, loaded, plan.Outputs), runs);
    }

    /// <summary>Quantities that a plan names, found among what the store keeps.</summary>
    public static IReadOnlyList<Quantity> Quantities(
        ResultDatabase store,
        LoadedScenario loaded,
        IEnumerable<string> words
    ) => [.. words.Select(w => Quantity.Parse(w, store.Head.Columns, loaded.Scenario.Focus, store.Head.Periods))];

    /// <summary>A scenario's own name from how the user called it.</summary>
    private static string NameOf(string named) => named.Split(" --set ")[0].Split(ScenarioNames.Changed)[0];
}
