using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Tables and charts of a store by itself, whatever experiment it holds.</summary>
internal static class Report
{
    /// <summary>Writes into a folder and prints a summary.</summary>
    /// <param name="store">A finished experiment.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="flags">How many runs count, and what is printed.</param>
    public static void Of(ResultStore store, string folder, ExperimentFlags flags)
    {
        LoadedScenario[] scenarios =
        [
            .. store.Head.Texts.Select((text, i) => ScenarioLoader.Parse(text, NameOf(store.Head.Names[i]))),
        ];
        switch (store.Head.Kind)
        {
            case "ensemble":
                EnsembleReport.Of(store, scenarios[0], folder, flags);
                break;
            case "compare":
                CompareReport.Of(store, ScenarioNames.Distinct(scenarios, store.Head.Names), folder, flags);
                break;
            case "sensitivity":
                SensitivityReport.Of(store, scenarios[0], folder, flags);
                break;
            case "sweep":
                var plan = SweepPlan.Parse(store.Report);
                var view = new SweepView(
                    store,
                    scenarios[0],
                    plan,
                    Quantities(store, scenarios[0], plan.Outputs),
                    flags.Runs
                );
                SweepReport.Of(store, view, folder, flags);
                break;
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
        ResultStore store,
        LoadedScenario loaded,
        IEnumerable<string> words
    ) => [.. words.Select(w => Quantity.Parse(w, store.Head.Columns, loaded.Scenario.Focus, store.Head.Periods))];

    /// <summary>A scenario's own name from how the user called it.</summary>
    private static string NameOf(string named) => named.Split(" --set ")[0];
}
