using System.CommandLine;
using System.Text.Json;
using BlocSim.Actors;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>run</c>: one scenario, its tables and charts.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        Option<string[]> set = Shared.Set();
        Option<bool> json = Shared.Json();
        var folder = new Option<string>("--out")
        {
            Description = "Where to write; plots/SCENARIO when left out.",
            HelpName = "DIR",
        };
        var seed = new Option<string>("--seed")
        {
            Description = "Seed of the draws, instead of the scenario's.",
            HelpName = "N",
        };
        var engine = new Option<string>("--engine")
        {
            Description =
                "actors: every agent an Akka actor. direct: plain calls, as experiments make them. Same results.",
            DefaultValueFactory = _ => "actors",
        };
        engine.AcceptOnlyFromAmong("direct", "actors");
        var noCharts = new Option<bool>("--no-charts") { Description = "Write tables only." };
        var noFlows = new Option<bool>("--no-flows") { Description = "Leave flows.csv out, the largest table." };
        var parquet = new Option<bool>("--parquet")
        {
            Description =
                "Write series and flows as Parquet too, with dates and numbers typed, for DuckDB, pandas and R (single runs; of experiments export --to FILE.parquet).",
        };
        var check = new Option<bool>("--check-invariants")
        {
            Description = "Check conservation of mass and money in every period.",
        };
        var equilibrium = new Option<bool>("--with-equilibrium")
        {
            Description =
                "Add the long-run equilibrium of the policy in force (no stocks, all lags over) to series.csv and the price chart.",
        };
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but errors." };
        var many = new ExperimentOptions();
        var until = new Option<string>("--until")
        {
            Description =
                "Replicate until the 95 % interval of a metric's mean is narrow enough: \"world price +- 1 %\" (of the mean) or \"+- 0.5 USD/kg\"; at most 10,000 runs unless --runs says otherwise.",
            HelpName = "\"METRIC +- WIDTH\"",
        };
        var command = new Command(
            "run",
            "Run a scenario and its paired baseline, once or many times; write tables and charts."
        )
        {
            scenario,
            folder,
            seed,
            set,
            engine,
            noCharts,
            noFlows,
            parquet,
            check,
            equilibrium,
            many.Runs,
            until,
            many.Jobs,
            many.Resume,
            many.Shard,
            json,
            quiet,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                List<string> overrides = [.. parsed.GetValue(set)!];
                if (parsed.GetValue(seed) is { } number)
                {
                    overrides.Add($"seed={number}");
                }

                if (parsed.GetValue(folder) is { } named && (named.Trim().Length == 0 || File.Exists(named)))
                {
                    string why = named.Trim().Length == 0 ? "no folder is named" : $"{named} is a file";

                    Console.Error.WriteLine($"--out: {why}; name a folder to write to");

                    return Task.FromResult(ExitCodes.WrongInput);
                }

                bool repeated = IsMany(parsed, many, until);
                if (!repeated && parsed.GetValue(engine) == "actors")
                {
                    ActorEngine.Prepare();
                }

                LoadedScenario loaded = Shared.Load(parsed.GetValue(scenario)!, overrides);
                if (repeated)
                {
                    bool hosted =
                        parsed.GetResult(engine) is { Implicit: false } && parsed.GetValue(engine) != "direct";
                    if (parsed.GetValue(check) || parsed.GetValue(equilibrium) || hosted)
                    {
                        throw ExperimentException.Asked(
                            "--check-invariants, --with-equilibrium and --engine actors go with a single run; leave --runs and --until out, or those"
                        );
                    }

                    if (parsed.GetValue(parquet))
                    {
                        throw ExperimentException.Asked(
                            "--parquet goes with a single run; the runs of an ensemble are taken out with \"blocsim export DIR --to FILE.parquet\""
                        );
                    }

                    ExperimentFlags flags = many.Read(parsed, 1) with
                    {
                        Silent = parsed.GetValue(quiet) || parsed.GetValue(json),
                        Json = parsed.GetValue(json),
                        Charts = !parsed.GetValue(noCharts),
                    };
                    return Task.FromResult(
                        EnsembleJob.Play(
                            loaded,
                            Shared.Named(parsed.GetValue(scenario)!, parsed.GetValue(set)!),
                            parsed.GetValue(folder) ?? Path.Combine("plots", Plain(loaded) + "+runs"),
                            flags,
                            Until.Parse(
                                parsed.GetValue(until),
                                parsed.GetValue(many.Runs) is null ? null : flags.Runs,
                                flags.Shard
                            ),
                            cancel
                        )
                    );
                }

                bool silent = parsed.GetValue(quiet);
                string target =
                    parsed.GetValue(folder) ?? Path.Combine("plots", FolderOf(loaded, parsed.GetValue(equilibrium)));
                ExperimentSession.RefuseIn(target);
                ExperimentSession.Claim(target, RunJob.Names, loaded.Files, loaded.Scenario.Name);
                using FolderLock held = ExperimentSession.Take(target);
                var job = new RunJob(
                    loaded,
                    target,
                    parsed.GetValue(engine)!,
                    new RunFiles(!parsed.GetValue(noCharts), !parsed.GetValue(noFlows), parsed.GetValue(parquet)),
                    parsed.GetValue(check),
                    parsed.GetValue(equilibrium)
                );
                if (!parsed.GetValue(noFlows) && !silent)
                {
                    FlowSize.Tell(job.FlowBytes, target);
                }

                RunResult result = Progress.While(job, silent || parsed.GetValue(json), cancel);
                if (parsed.GetValue(json))
                {
                    Console.Out.WriteLine(Json(result, target, loaded.Remarks));
                }
                else if (!silent)
                {
                    Print(result, target, loaded.Remarks, [.. RunJob.CentralValues(loaded)]);
                }

                return Task.FromResult(ExitCodes.Done);
            }
        );
        return command;
    }

    /// <summary>Whether an ensemble is asked for; options that only an ensemble knows need one.</summary>
    private static bool IsMany(ParseResult parsed, ExperimentOptions many, Option<string> until)
    {
        bool asked = parsed.GetValue(many.Runs) is not null || parsed.GetValue(until) is not null;
        return asked || !(parsed.GetValue(many.Resume) || parsed.GetValue(many.Shard) is not null)
            ? asked
            : throw ExperimentException.Asked("--resume and --shard go with --runs N: how many runs is it to be?");
    }

    /// <summary>A changed scenario gets a folder of its own, so that it never overwrites the plain one.</summary>
    private static string FolderOf(LoadedScenario loaded, bool equilibrium) =>
        Plain(loaded) + (equilibrium ? "+equilibrium" : string.Empty);

    private static string Plain(LoadedScenario loaded) =>
        loaded.Overrides.Count == 0 ? loaded.ShortName : $"{loaded.ShortName}+{loaded.Hash[..8]}";

    private static string Json(RunResult result, string target, IReadOnlyList<Problem> remarks) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = result.Manifest.Scenario,
                version = result.Manifest.Version,
                sha256 = result.Manifest.Sha256,
                seed = result.Manifest.Seed,
                engine = result.Manifest.Engine,
                periods = result.Manifest.Periods,
                folder = target,
                answer = Answer.Plain(result.Pair),
                notes = result.Pair.PolicyRun.Notes,
                remarks = remarks.Select(r => r.ToString()),
                files = result.Manifest.Files.Keys.Append("manifest.json").Order(StringComparer.Ordinal),
                summary = result.Rows.Select(r => new
                {
                    metric = r.Metric.Name,
                    good = r.Good,
                    entity = r.Entity,
                    period = r.Period,
                    policy = Finite(r.Policy),
                    baseline = Finite(r.Baseline),
                    unit = r.Metric.Unit,
                }),
            },
            JsonText.Format
        );

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static void Print(RunResult result, string target, IReadOnlyList<Problem> remarks, string[] central)
    {
        Console.Out.WriteLine(result.Manifest.Scenario);
        Console.Out.WriteLine();
        foreach (string sentence in Answer.Plain(result.Pair))
        {
            Console.Out.WriteLine(sentence);
        }

        foreach (string remark in central)
        {
            Console.Out.WriteLine(remark);
        }

        Console.Out.WriteLine($"Decisions, who gains and loses, tables: {Path.Combine(target, "summary.md")}");
        Console.Out.WriteLine();
        foreach (string line in ResultTable.Of(result))
        {
            Console.Out.WriteLine(line);
        }

        string[] sellers = [.. ResultTable.Sellers(result)];
        if (sellers.Length > 0)
        {
            Console.Out.WriteLine();
            foreach (string line in sellers)
            {
                Console.Out.WriteLine(line);
            }
        }

        string[] incidences = [.. ResultTable.Incidences(result)];
        if (incidences.Length > 0)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine("Who gains, who loses, against the baseline:");
            foreach (string line in incidences)
            {
                Console.Out.WriteLine(line);
            }
        }

        foreach (MarketWarning note in result.Pair.PolicyRun.Notes)
        {
            Console.Out.WriteLine(NoteText.Of(note, result.Pair.Policy.Clock));
        }

        foreach (Problem remark in remarks)
        {
            string text = remark.ToString();
            Console.Out.WriteLine($"- In the scenario, {text}{(text.EndsWith('?') ? string.Empty : ".")}");
        }

        if (result.Pair.PolicyRun.Unsettled > 0)
        {
            Console.Out.WriteLine(
                $"- The long-run equilibrium did not settle to eight digits in {result.Pair.PolicyRun.Unsettled} of {result.Manifest.Periods} periods; its line is approximate there."
            );
        }

        Console.Out.WriteLine();
        Console.Out.WriteLine(
            $"{(result.Manifest.Periods == 1 ? "1 period" : $"{result.Manifest.Periods} periods")} and the baseline in {result.Manifest.DurationSeconds:0.0} s; written to {target}:"
        );
        Console.Out.WriteLine(
            "  " + string.Join(", ", result.Manifest.Files.Keys.Append("manifest.json").Order(StringComparer.Ordinal))
        );
    }
}
