using System.CommandLine;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>compare</c>: scenarios side by side, paired by random draws.</summary>
internal static class CompareCommand
{
    private const int UsualRuns = 20;

    private static string FileName(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));

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
        var until = new Option<string>("--until")
        {
            Description =
                "Replicate until the 95 % interval of a metric's mean difference is narrow enough: \"world price +- 0.5 %\" (of the difference), or in the metric's unit; at most 10,000 runs of each unless --runs says otherwise.",
            HelpName = "\"METRIC +- WIDTH\"",
        };
        command.Options.Add(until);
        var with = new Option<string[]>("--with")
        {
            Description =
                "Compare with the first scenario changed: --with \"bloc.floor.price=90 USD/kg\". May be repeated, a scenario each.",
            HelpName = "PATH=VALUE",
            DefaultValueFactory = _ => [],
        };
        command.Options.Add(with);
        command.SetAction(
            (parsed, cancel) =>
            {
                string[] named = parsed.GetValue(scenarios)!;
                string[] changes = parsed.GetValue(with)!;
                LoadedScenario[] loaded = ScenarioNames.Distinct(
                    [.. named.Select(n => Shared.Load(n, Shared.Overrides(parsed, many)))],
                    named
                );
                string[] names = [.. named, .. changes.Select(c => $"{named[0]} with {c}")];
                loaded =
                [
                    .. loaded,
                    .. changes.Select(c => loaded[0].With([c]) with { ShortName = $"{loaded[0].ShortName} with {c}" }),
                ];
                ExperimentFlags flags = many.Read(parsed, UsualRuns);
                var narrow = Until.Parse(
                    parsed.GetValue(until),
                    parsed.GetValue(many.Runs) is null ? null : flags.Runs,
                    flags.Shard
                );
                string folder =
                    parsed.GetValue(many.Out)
                    ?? Path.Combine("plots", string.Join("+", loaded.Select(l => FileName(l.ShortName))) + "+compare");
                ExperimentSetup setup = ExperimentOutput.Setup("compare", loaded[0], names[0], flags) with
                {
                    Scenarios = [.. loaded],
                    Inputs = [.. loaded.SelectMany(l => l.Files)],
                    Names = [.. names.Select(n => Shared.Named(n, parsed.GetValue(many.Set)!))],
                    Wanted = narrow is null ? [] : [narrow.Words],
                };
                DesignPoint[] points = [.. loaded.Select((_, i) => new DesignPoint(i, i, []))];
                return Task.FromResult(
                    ExperimentSession.Play(
                        setup,
                        folder,
                        flags,
                        (experiment, stop) =>
                        {
                            // Runs of different scenarios have no mean in common.
                            EnsembleJob.Headline(experiment, loaded[0].Scenario);
                            experiment.Watch.Headline = null;
                            if (narrow is null)
                            {
                                experiment.Ensure(points, flags.Runs, stop);
                                return;
                            }

                            Quantity quantity = experiment.Wanted[0];
                            narrow.Check(quantity.Column.Metric);
                            narrow.Replicate(
                                n => experiment.Ensure(points, n, stop),
                                n =>
                                {
                                    Experiments.Spread difference = CompareReport
                                        .Difference(experiment, points.Length, n)
                                        .Difference;
                                    (double factor, string unit) = experiment.Watch.Scale;
                                    experiment.Watch.Doing =
                                        $"difference of {quantity.Column.Metric.Words} {quantity.PeriodLabel} so far {SpreadLines.WithError(difference.Mean, difference.HalfWidth, factor)} {unit}";
                                    return difference;
                                },
                                quantity.Words
                            );
                            flags = flags with { Runs = narrow.Runs };
                        },
                        experiment =>
                        {
                            if (narrow is not null && !flags.Silent)
                            {
                                Console.Out.WriteLine(
                                    narrow.Said($"difference of {experiment.Wanted[0].Words}", experiment.Watch.Scale)
                                );
                                Console.Out.WriteLine();
                            }

                            ExperimentOutput.Print(
                                CompareReport.Of(experiment.Store, loaded, folder, flags.Report),
                                folder,
                                flags
                            );
                        },
                        cancel
                    )
                );
            }
        );
        return command;
    }
}
