using System.Globalization;
using System.Runtime.InteropServices;

namespace BlocSim.Experiments;

/// <summary>One of several equal parts of an experiment's runs.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many parts.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Shard(int Number, int Of)
{
    private const int Most = 100_000;

    /// <summary>The whole experiment.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether a run belongs to this part. Runs are dealt out like cards, by the sum of point and replication.</summary>
    public bool Has(RunRequest run) => Of == 1 || ((long)run.Point.Index + run.Number - 1) % Of == Number - 1;

    /// <summary>
    /// Reads <c>3/8</c>, or <c>auto</c> and <c>auto/8</c>: the part that a batch engine names in its environment (Slurm job arrays,
    /// Kubernetes indexed jobs).
    /// </summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <exception cref="ExperimentException">It cannot be read.</exception>
    public static Shard Parse(string text, Func<string, string?> environment)
    {
        string[] parts = text.Split('/');
        if (parts[0] != "auto")
        {
            return
                parts.Length == 2
                && Read(parts[0]) is { } number
                && Read(parts[1]) is { } of
                && number >= 1
                && number <= of
                && of <= Most
                ? new Shard(number, of)
                : throw ExperimentException.Asked(
                    $"--shard: found \"{text}\"; expected a part and how many parts, for example 3/8, or auto/8 inside a job array"
                );
        }

        (int index, int? count) =
            Read(environment("SLURM_ARRAY_TASK_ID")) is { } task
                ? (task - (Read(environment("SLURM_ARRAY_TASK_MIN")) ?? 0), Read(environment("SLURM_ARRAY_TASK_COUNT")))
            : Read(environment("JOB_COMPLETION_INDEX")) is { } pod ? (pod, null)
            : throw ExperimentException.Asked(
                "--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; outside a job array write the part yourself, for example 3/8"
            );
        int? wanted = parts.Length == 2 ? Read(parts[1]) : count;
        return wanted switch
        {
            null => throw ExperimentException.Asked(
                "--shard auto: how many parts there are is not known here; write it, for example auto/8"
            ),
            { } of when index >= 0 && index < of => new Shard(index + 1, of),
            { } of => throw ExperimentException.Asked(
                $"--shard auto: this is part {index + 1} of {of}; start as many tasks as there are parts, without gaps in their numbers"
            ),
        };
    }

    private static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
