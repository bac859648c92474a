using System.CommandLine;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>compare</c>: scenarios side by side, paired by random draws.</summary>
internal static class CompareCommand
{
    private const int UsualRuns = 20;

    public static Command Create()
    {
        var scenarios = new Argument<string[]>("SCENARIO")
        {
            Description = "Two or more scenarios; or one, to compare it with its baseline.",
            Arity = ArgumentArity.OneOrMore,
        };
        var many = new ExperimentOptions();
        var command = new Command(
            "compare",
            "Run scenarios side by side with the same draws: does the policy matter, and is that certain?"
        )
        {
            scenarios,
        };
        many.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
            {
                string[] names = parsed.GetValue(scenarios)!;
                LoadedScenario[] loaded = [.. names.Select(n => Shared.Load(n, Shared.Overrides(parsed, many)))];
                ExperimentFlags flags = many.Read(parsed, UsualRuns);
                string folder =
                    parsed.GetValue(many.Out)
                    ?? Path.Combine("plots", string.Join("+", loaded.Select(l => l.ShortName)) + "+compare");
                var setup = new ExperimentSetup
                {
                    Kind = "compare",
                    Scenarios = [.. loaded],
                    Names = [.. names.Select(n => Shared.Named(n, parsed.GetValue(many.Set)!))],
                    Version = ProductVersion.Text,
                    Jobs = flags.Jobs,
                    Shard = flags.Shard,
                };
                DesignPoint[] points = [.. loaded.Select((_, i) => new DesignPoint(i, i, []))];
                return Task.FromResult(
                    ExperimentSession.Play(
                        setup,
                        folder,
                        flags,
                        (experiment, stop) =>
                        {
                            EnsembleJob.Headline(experiment, loaded[0].Scenario);
                            experiment.Ensure(points, flags.Runs, stop);
                        },
                        experiment => CompareReport.Of(experiment.Store, loaded, folder, flags),
                        cancel
                    )
                );
            }
        );
        return command;
    }
}
