using System.CommandLine;
using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Cli;

/// <summary>Options that every command with many runs takes.</summary>
internal sealed class ExperimentOptions
{
    private const int MaxRuns = 1_000_000;

    public Option<string?> Runs { get; } = new("--runs") { Description = "How many replications.", HelpName = "N" };

    public Option<string?> Jobs { get; } =
        new("--jobs") { Description = "How many workers; one a core when left out.", HelpName = "N" };

    public Option<bool> Resume { get; } =
        new("--resume")
        {
            Description = "Go on with the experiment in the output folder; without one there, say so and stop.",
        };

    public Option<string?> Shard { get; } =
        new("--shard")
        {
            Description =
                "Make only one of N equal parts of the runs, to be joined by \"merge\"; \"auto\" takes the part from a Slurm or Kubernetes job array.",
            HelpName = "I/N",
        };

    public Option<string?> Out { get; } = new("--out") { Description = "Where to write.", HelpName = "DIR" };

    public Option<string?> Seed { get; } =
        new("--seed") { Description = "Seed that replications come from.", HelpName = "N" };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "Print nothing but errors." };

    public Option<bool> Json { get; } = Shared.Json();

    public Option<bool> NoCharts { get; } = new("--no-charts") { Description = "Write tables only." };

    public Option<string[]> Set { get; } = Shared.Set();

    /// <summary>Adds what a command of its own needs; <c>run</c> has most of them already.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Runs, Jobs, Out, Seed, Set, Resume, Shard, NoCharts, Json, Quiet])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="ExperimentException">A number or a part cannot be read.</exception>
    public ExperimentFlags Read(ParseResult parsed, int runs) =>
        new(
            Whole(parsed.GetValue(Runs), "--runs", MaxRuns) ?? runs,
            Whole(parsed.GetValue(Jobs), "--jobs", 1024) ?? Environment.ProcessorCount,
            parsed.GetValue(Resume),
            parsed.GetValue(Shard) is { } text
                ? Experiments.Shard.Parse(text, Environment.GetEnvironmentVariable)
                : Experiments.Shard.Whole,
            parsed.GetValue(Quiet) || parsed.GetValue(Json),
            parsed.GetValue(Json),
            !parsed.GetValue(NoCharts)
        );

    /// <summary>A whole number from 1, or null where the option was not given.</summary>
    public static int? Whole(string? text, string option, int most)
    {
        if (text is null)
        {
            return null;
        }

        bool read = int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int number);
        return read && number >= 1 && number <= most
            ? number
            : throw ExperimentException.Asked(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{option}: found \"{text}\"; expected a whole number from 1 to {most:#,0}"
                )
            );
    }
}
