using System.Collections.Immutable;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <content>The charts.</content>
public static partial class SensitivityReport
{
    /// <summary>The charts of a study by themselves.</summary>
    internal static IEnumerable<(string File, Figure Figure)> Figures(
        ResultDatabase store,
        LoadedScenario loaded,
        int runs
    )
    {
        var plan = SensitivityPlan.Parse(store.Report);
        IReadOnlyList<Quantity> outputs = ExperimentReport.Quantities(store, loaded, plan.Outputs);
        Provenance receipt = ReportParts.Provenance(store, loaded);
        return Figures(loaded, plan, outputs, Rows(store, loaded, plan, outputs, runs), receipt);
    }

    private static IEnumerable<(string File, Figure Figure)> Figures(
        LoadedScenario loaded,
        SensitivityPlan plan,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        Provenance receipt
    ) => outputs.Take(MaxCharts).Select((o, i) => (Charts[i], SensitivityFigure.Of(plan, loaded, o, rows, receipt)));

    private static ImmutableArray<SensitivityRow> Rows(
        ResultDatabase store,
        LoadedScenario loaded,
        SensitivityPlan plan,
        IReadOnlyList<Quantity> outputs,
        int runs
    )
    {
        IReadOnlyList<Factor> factors = plan.Factors(loaded);
        IReadOnlyList<DesignPoint> points = store.Points();
        return
        [
            .. outputs.SelectMany(o => Rows(plan, factors, new PointRuns(store, o, runs), points, store.Head.Seed)),
        ];
    }
}
