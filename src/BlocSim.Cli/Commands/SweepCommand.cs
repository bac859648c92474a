using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>sweep</c>: many runs over one or more levers.</summary>
internal static class SweepCommand
{
    private const int UsualPoints = 64;

    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        var many = new ExperimentOptions();
        Option<string[]> vary = Vary();
        var design = new Option<string>("--design")
        {
            Description =
                "grid: every combination. lhs, sobol: points spread over the ranges. Or a CSV file: a column a path, a row a point.",
            HelpName = "grid|lhs|sobol|FILE.csv",
            DefaultValueFactory = _ => "grid",
        };
        var points = new Option<string>("--points")
        {
            Description = "How many points lhs and sobol take; 64 when left out.",
            HelpName = "N",
        };
        Option<string[]> outputs = Outputs();
        var target = new Option<string>("--target")
        {
            Description =
                "What is to be reached: \"non-dominant share >= 30 % by 2035\". With one lever its smallest value that reaches it (its largest, where less of it is what reaches it) is found by bisection; with two the map has a line on it.",
            HelpName = "EXPR",
        };
        var odds = new Option<string>("--odds")
        {
            Description = "In what share of runs the target is to be reached: \"90 %\"; half when left out.",
            HelpName = "SHARE",
        };
        var command = new Command("sweep", "Run a scenario over one or more levers; tables, maps and a frontier.")
        {
            scenario,
            vary,
            design,
            points,
            outputs,
            target,
            odds,
        };
        many.AddTo(command);
        command.SetAction(
            (parsed, cancel) =>
            {
                string named = parsed.GetValue(scenario)!;
                LoadedScenario loaded = Shared.Load(named, Shared.Overrides(parsed, many));
                if (parsed.GetValue(odds) is not null && parsed.GetValue(target) is null)
                {
                    throw ExperimentException.Asked("--odds goes with --target: odds of reaching what?");
                }

                SweepPlan plan = new()
                {
                    Design = parsed.GetValue(design)!,
                    Vary = [.. parsed.GetValue(vary)!.Select(v => Lever.Parse(v).ToString())],
                    Target = parsed.GetValue(target) is { } text ? Target.Parse(text).Text : string.Empty,
                    Odds = Share(parsed.GetValue(odds)),
                };
                plan = plan with
                {
                    Outputs = OutputsOf(parsed.GetValue(outputs)!, plan.Target, SweepJob.Usual(loaded.Scenario)),
                };
                int? count = ExperimentOptions.Whole(parsed.GetValue(points), "--points", 1_000_000);
                (plan, ImmutableArray<DesignPoint> wanted) = Points(plan, count, loaded.Scenario.Seed);
                ExperimentFlags flags = many.Read(parsed, 1);
                foreach (string remark in flags.Silent ? [] : Remarks(plan, wanted.Length))
                {
                    Console.Error.WriteLine(remark);
                }

                if (plan.Design == "bisection" && flags.Shard.Of > 1)
                {
                    throw ExperimentException.Asked(
                        "--target with one lever looks at one value after another, so it cannot be split into parts; use --jobs"
                    );
                }

                string folder =
                    parsed.GetValue(many.Out)
                    ?? Path.Combine("plots", $"{loaded.ShortName}+sweep-{Short(loaded, plan)}");
                return Task.FromResult(
                    SweepJob.Play(
                        loaded,
                        Shared.Named(named, parsed.GetValue(many.Set)!),
                        folder,
                        flags,
                        plan,
                        wanted,
                        cancel
                    )
                );
            }
        );
        return command;
    }

    /// <summary>The option that names levers.</summary>
    public static Option<string[]> Vary() =>
        new("--vary")
        {
            Description =
                "A value to vary: \"bloc.floor.price=60..160:10 USD/kg\", or a list of values. May be repeated.",
            HelpName = "PATH=FROM..TO:STEP UNIT",
            DefaultValueFactory = _ => [],
        };

    /// <summary>The option that names what is looked at.</summary>
    public static Option<string[]> Outputs() =>
        new("--output")
        {
            Description =
                "What tables and charts show: \"leakage in 2035\", \"share-of-supply ndpr-oxide CHN\". May be repeated.",
            HelpName = "METRIC",
            DefaultValueFactory = _ => [],
        };

    /// <summary>Eight letters that tell experiments apart, for the name of a folder.</summary>
    public static string Short(LoadedScenario loaded, SweepPlan plan) =>
        FileDigest.Of(Encoding.UTF8.GetBytes(loaded.Hash + plan.Key()))[..8];

    private static ImmutableArray<string> OutputsOf(string[] named, string target, ImmutableArray<string> usual)
    {
        if (target.Length == 0)
        {
            return named.Length > 0 ? [.. named] : usual;
        }

        // What is shown beside the target is of the same time, so that points of one chart are.
        string words = Target.Parse(target).Words;
        string last = words.Split(' ')[^1];
        string when = last.Length >= 4 && char.IsAsciiDigit(last[0]) ? $" in {last}" : string.Empty;
        return [words, .. named.Length > 0 ? named.AsEnumerable() : usual.Select(u => u + when)];
    }

    /// <summary>What a design does that one may not expect of it.</summary>
    private static IEnumerable<string> Remarks(SweepPlan plan, int points)
    {
        foreach (Lever lever in plan.Design == "grid" ? plan.Levers : [])
        {
            if (lever.Step > 0 && lever.Number(lever.Values[^1]) < lever.High - (1e-9 * lever.Step))
            {
                yield return $"--vary: the last value of {lever} is {lever.Values[^1]}, since its step does not divide its range";
            }
        }

        if (plan.Design == "sobol" && !BitOperations.IsPow2(points) && points < MaxSobol)
        {
            yield return $"--points: {points} is no power of two, and a Sobol sequence fills its space evenly at powers of two only; {BitOperations.RoundUpToPowerOf2((uint)points)} is the better use of time";
        }
    }

    /// <summary>Beyond so many points the next power of two is more than a sweep takes.</summary>
    private const int MaxSobol = 524_288;

    private static double Share(string? text)
    {
        if (text is null)
        {
            return 0.5;
        }

        string digits = text.TrimEnd('%', ' ');
        return
            double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            && (text.Contains('%') ? share / 100 : share) is > 0 and <= 1 and var odds
            ? odds
            : throw ExperimentException.Asked(
                $"--odds: found \"{text}\"; expected a share above zero and at most 100 %, for example \"90 %\""
            );
    }

    private static (SweepPlan Plan, ImmutableArray<DesignPoint> Points) Points(SweepPlan plan, int? count, ulong seed)
    {
        bool file = plan.Design is not ("grid" or "lhs" or "sobol");
        if (file && plan.Vary.Length > 0)
        {
            throw ExperimentException.Asked(
                "--design FILE says what varies; leave --vary out, or choose grid, lhs or sobol"
            );
        }

        if (!file && plan.Vary.IsEmpty)
        {
            throw ExperimentException.Asked(
                "sweep needs something to vary: --vary \"bloc.floor.price=60..160:10 USD/kg\", or --design FILE.csv"
            );
        }

        if (file)
        {
            if (!File.Exists(plan.Design))
            {
                throw ExperimentException.Asked(
                    $"--design: found \"{plan.Design}\"; expected grid, lhs, sobol or a file that exists"
                );
            }

            string text = TextFile.Read(plan.Design, plan.Design, TextFile.LargestTable);
            return (
                plan with
                {
                    Design = "file",
                    Path = plan.Design,
                    File = FileDigest.Of(Encoding.UTF8.GetBytes(text)),
                },
                DesignTable.Read(text, plan.Design)
            );
        }

        ImmutableArray<Lever> levers = plan.Levers;
        if (plan.Design == "grid" && plan.Target.Length > 0 && levers.Length == 1)
        {
            levers[0].Steps();
            return (plan with { Design = "bisection" }, []);
        }

        if (plan.Target.Length > 0 && levers[0].Values.Any(v => double.IsNaN(levers[0].Number(v))))
        {
            levers[0].Steps();
        }

        int points = count ?? UsualPoints;
        return plan.Design switch
        {
            "lhs" => (plan with { Points = points }, Design.LatinHypercube(levers, points, seed)),
            "sobol" => (plan with { Points = points }, Design.Sobol(levers, points)),
            _ => (plan, Design.Grid(levers)),
        };
    }
}
