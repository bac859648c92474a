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
        LoadedScenario[] scenarios =
        [
            .. store.Head.Texts.Select((text, i) => ScenarioLoader.Parse(text, NameOf(store.Head.Names[i]))),
        ];
        switch (store.Head.Kind)
        {
            case "ensemble":
                return EnsembleReport.Of(store, scenarios[0], folder, options);
            case "compare":
                return CompareReport.Of(store, ScenarioNames.Distinct(scenarios, store.Head.Names), folder, options);
            case "sensitivity":
                return SensitivityReport.Of(store, scenarios[0], folder, options);
            case "sweep":
                var plan = SweepPlan.Parse(store.Report);
                var view = new SweepView(
                    store,
                    scenarios[0],
                    plan,
                    Quantities(store, scenarios[0], plan.Outputs),
                    options.Runs
                );
                return SweepReport.Of(store, view, folder, options);
            case "calibration":
                throw ExperimentException.Asked("a calibration has no parts to join; its tables are in its folder");
            default:
                throw new ExperimentException(
                    $"the store is of a kind that this version does not know: \"{PlainText.Show(store.Head.Kind)}\""
                );
        }
    }

    /// <summary>Quantities that a plan names, found among what the store keeps.</summary>
    public static IReadOnlyList<Quantity> Quantities(
        ResultDatabase store,
        LoadedScenario loaded,
        IEnumerable<string> words
    ) => [.. words.Select(w => Quantity.Parse(w, store.Head.Columns, loaded.Scenario.Focus, store.Head.Periods))];

    /// <summary>A scenario's own name from how the user called it.</summary>
    private static string NameOf(string named) => named.Split(" --set ")[0];
}
