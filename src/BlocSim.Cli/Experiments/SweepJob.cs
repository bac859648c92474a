using System.Collections.Immutable;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>sweep</c>: many settings of one scenario, many runs each.</summary>
internal static class SweepJob
{
    /// <summary>What charts show where the user names nothing.</summary>
    public static ImmutableArray<string> Usual(Scenario scenario) =>
        scenario.Bloc.Memberships.IsEmpty
            ? ["world-price", "non-dominant-share"]
            : ["price-inside", "non-dominant-share", "leakage", "share-of-bloc-use"];

    /// <summary>Plays and reports.</summary>
    public static int Play(
        LoadedScenario loaded,
        string name,
        string folder,
        ExperimentFlags flags,
        SweepPlan plan,
        ImmutableArray<DesignPoint> points,
        CancellationToken cancel
    )
    {
        Check(loaded, points, plan);
        ExperimentSetup setup = ExperimentOutput.Setup("sweep", loaded, name, flags) with
        {
            Inputs = plan.Path.Length > 0 ? [.. loaded.Files, Path.GetFullPath(plan.Path)] : loaded.Files,
            Design = plan.Key(),
            Report = plan.ToJson(),
            Wanted = plan.Outputs,
        };
        return ExperimentSession.Play(
            setup,
            folder,
            flags,
            (experiment, stop) =>
            {
                if (plan.Target.Length > 0)
                {
                    Target.Parse(plan.Target).Check(experiment.Wanted[0].Column.Metric);
                }

                if (plan.Design == "bisection")
                {
                    Bisect(experiment, plan, flags.Runs, stop);
                }
                else
                {
                    experiment.Ensure(points, flags.Runs, stop);
                }
            },
            experiment =>
            {
                var view = new SweepView(experiment.Store, loaded, plan, experiment.Wanted, flags.Runs);
                ExperimentOutput.Print(SweepReport.Of(experiment.Store, view, folder, flags.Report), folder, flags);
            },
            cancel
        );
    }

    /// <summary>Every point must be a scenario that can run, before the first is played.</summary>
    private static void Check(LoadedScenario loaded, ImmutableArray<DesignPoint> points, SweepPlan plan)
    {
        Once(loaded, plan.Levers.Select(l => l.Path));
        // Values of a lever are tried one by one; combinations of them may still fail, which is an outcome of that run.
        IEnumerable<Setting> settings =
            plan.Design == "bisection"
                ? plan.Levers.SelectMany(l => (Setting[])[new(l.Path, l.At(0)), new(l.Path, l.At(1))])
                : points.SelectMany(p => p.Settings).Distinct().Take(200);
        Try(loaded, settings, plan.Design == "file" ? "--design" : "--vary");
    }

    /// <summary>A path is varied once, and not set as well.</summary>
    /// <exception cref="ExperimentException">It is not so.</exception>
    public static void Once(LoadedScenario loaded, IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (!seen.Add(path))
            {
                throw ExperimentException.Asked($"--vary: {path} is varied twice; state all its values in one --vary");
            }

            if (loaded.Overrides.Any(o => o.StartsWith(path + "=", StringComparison.Ordinal)))
            {
                throw ExperimentException.Asked($"--vary: {path} is set by --set as well; leave one of them out");
            }
        }
    }

    /// <summary>Sets values one by one, to meet mistakes before the first run.</summary>
    /// <exception cref="ExperimentException">One of them cannot be set.</exception>
    public static void Try(LoadedScenario loaded, IEnumerable<Setting> settings, string option = "--vary")
    {
        foreach (Setting setting in settings)
        {
            try
            {
                loaded.With([setting.ToString()]);
            }
            catch (ScenarioException e)
            {
                throw ExperimentException.Asked($"{option}: {setting}: {e.Problems[0].Text}");
            }
        }
    }

    private static void Bisect(Experiment experiment, SweepPlan plan, int runs, CancellationToken stop)
    {
        Lever lever = plan.Levers[0];
        ImmutableArray<string> steps = lever.Steps();
        var target = Target.Parse(plan.Target);
        TargetSearch.Edge(
            steps.Length,
            i =>
            {
                var point = new DesignPoint(i, 0, [new Setting(lever.Path, steps[i])]);
                experiment.Watch.Doing = $"trying {steps[i]}";
                experiment.Ensure([point], runs, stop);
                return target.Odds(experiment.Values(experiment.Wanted[0], i, runs)) >= plan.Odds;
            }
        );
        experiment.Watch.Doing = string.Empty;
    }
}
