using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>calibrate</c>: fits parameters to a stated history.</summary>
internal static class CalibrateCommand
{
    private const int UsualRuns = 10;

    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        var many = new ExperimentOptions();
        Option<string[]> vary = SweepCommand.Vary();
        var history = new Option<string>("--history")
        {
            Description =
                "A table date,metric,good,entity,value in the metrics' own units, such as 2030-06,world-price,ndpr-oxide,world,61000.",
            HelpName = "FILE.csv",
            Required = true,
        };
        var holdOut = new Option<string>("--hold-out")
        {
            Description = "Keep observations from this date on out of the fit, and say how far off it is there.",
            HelpName = "DATE",
        };
        var command = new Command("calibrate", "Fit parameters to a stated history by least squares over their ranges.")
        {
            scenario,
            vary,
            history,
            holdOut,
        };
        many.AddTo(command);
        command.Options.Remove(many.Shard);
        command.SetAction(
            (parsed, cancel) =>
            {
                string named = parsed.GetValue(scenario)!;
                LoadedScenario loaded = Shared.Load(named, Shared.Overrides(parsed, many));
                ImmutableArray<Lever> levers = [.. parsed.GetValue(vary)!.Select(Lever.Parse)];
                if (levers.Any(l => !l.IsRange))
                {
                    throw ExperimentException.Asked(
                        $"--vary \"{levers.First(l => !l.IsRange)}\": a fit needs a range, for example \"goods.ndpr-oxide.sigma=4..15\""
                    );
                }

                string file = parsed.GetValue(history)!;
                if (!File.Exists(file))
                {
                    throw ExperimentException.Asked(
                        $"--history: there is no file {file}; expected a table date,metric,good,entity,value, for example 2030-06,world-price,ndpr-oxide,world,61000 (docs/experiments.md)"
                    );
                }

                string text = TextFile.Read(file, file, TextFile.LargestTable);
                var job = new CalibrationJob(
                    loaded,
                    Shared.Named(named, parsed.GetValue(many.Set)!),
                    Factor.Of(levers, levers.IsEmpty ? loaded.Inputs : []),
                    text,
                    file,
                    parsed.GetValue(holdOut)
                );
                string hash = FileDigest.Of(
                    Encoding.UTF8.GetBytes(loaded.Hash + text + string.Join(';', levers) + parsed.GetValue(holdOut))
                )[..8];
                string folder =
                    parsed.GetValue(many.Out) ?? Path.Combine("plots", $"{loaded.ShortName}+calibration-{hash}");
                return Task.FromResult(job.Play(folder, many.Read(parsed, UsualRuns), cancel));
            }
        );
        return command;
    }
}
