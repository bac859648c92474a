using System.CommandLine;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>sensitivity</c>: which inputs matter.</summary>
internal static class SensitivityCommand
{
    private const int UsualWalks = 20;
    private const int UsualSamples = 128;
    private const int UsualRuns = 5;
    private const int Rounds = 20;

    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        var many = new ExperimentOptions();
        Option<string[]> vary = SweepCommand.Vary();
        var method = new Option<string>("--method")
        {
            Description =
                "morris: screening by elementary effects. sobol: shares of variance. tornado: every input at its ends, one at a time.",
            DefaultValueFactory = _ => "morris",
        };
        method.AcceptOnlyFromAmong("morris", "sobol", "tornado");
        var samples = new Option<string>("--samples")
        {
            Description = "Walks of morris (20 when left out), samples of sobol (128).",
            HelpName = "N",
        };
        Option<string[]> outputs = SweepCommand.Outputs();
        var command = new Command(
            "sensitivity",
            "Which inputs matter: levers over their ranges, or the scenario's uncertain inputs."
        )
        {
            scenario,
            vary,
            method,
            samples,
            outputs,
        };
        many.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
            {
                string named = parsed.GetValue(scenario)!;
                LoadedScenario loaded = Shared.Load(named, Shared.Overrides(parsed, many));
                string[] shown = parsed.GetValue(outputs)!;
                string how = parsed.GetValue(method)!;
                var plan = new SensitivityPlan
                {
                    Method = how,
                    Vary = [.. parsed.GetValue(vary)!.Select(v => Lever.Parse(v).ToString())],
                    Samples =
                        ExperimentOptions.Whole(parsed.GetValue(samples), "--samples", 1_000_000)
                        ?? (how == "sobol" ? UsualSamples : UsualWalks),
                    Outputs = shown.Length > 0 ? [.. shown] : SweepJob.Usual(loaded.Scenario),
                };
                ExperimentFlags flags = many.Read(parsed, UsualRuns);
                string hash = FileDigest.Of(Encoding.UTF8.GetBytes(loaded.Hash + plan.Key()))[..8];
                string folder =
                    parsed.GetValue(many.Out) ?? Path.Combine("plots", $"{loaded.ShortName}+sensitivity-{hash}");
                return Task.FromResult(
                    Play(loaded, Shared.Named(named, parsed.GetValue(many.Set)!), folder, flags, plan, cancel)
                );
            }
        );
        return command;
    }

    private static int Play(
        LoadedScenario loaded,
        string name,
        string folder,
        ExperimentFlags flags,
        SensitivityPlan plan,
        CancellationToken cancel
    )
    {
        SweepJob.Once(loaded, plan.Vary.Select(v => Lever.Parse(v).Path));
        IReadOnlyList<Factor> factors = plan.Factors(loaded);
        DesignPoint[] points =
        [
            .. plan.Points(factors.Count, loaded.Scenario.Seed).Select((p, i) => plan.Point(factors, i, p)),
        ];
        SweepJob.Try(loaded, factors.SelectMany(f => (Setting[])[new(f.Path, f.At(0.05)), new(f.Path, f.At(0.95))]));
        ExperimentSetup setup = ExperimentOutput.Setup("sensitivity", loaded, name, flags) with
        {
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
                var means = new PointRuns(experiment.Store, experiment.Wanted[0], flags.Runs);

                // In rounds of whole walks or samples, so that values can be shown while runs come in.
                int block = plan.Block(factors.Count);
                int blocks = points.Length / block;
                int round = block * Math.Max(1, (blocks + Rounds - 1) / Rounds);
                foreach (int start in Enumerable.Range(0, (points.Length + round - 1) / round).Select(r => r * round))
                {
                    int end = Math.Min(points.Length, start + round);
                    experiment.Ensure(points[start..end], flags.Runs, stop);
                    if (!flags.Silent && flags.Shard.Of == 1)
                    {
                        experiment.Watch.Doing = SensitivityReport.Provisional(
                            plan,
                            factors,
                            means,
                            points[..end],
                            loaded.Scenario.Seed
                        );
                    }
                }
            },
            experiment =>
                ExperimentOutput.Print(
                    SensitivityReport.Of(experiment.Store, loaded, folder, flags.Report),
                    folder,
                    flags
                ),
            cancel
        );
    }
}
