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

        int? stated = parts.Length == 2 ? Read(parts[1]) : null;
        int? array = Read(environment("SLURM_ARRAY_TASK_COUNT"));
        if (Read(environment("SLURM_ARRAY_TASK_ID")) is { } task)
        {
            // With the count stated a single task may be submitted again: tasks are numbered from 1.
            return stated is { } of ? Part(task, of)
                : array is null or 1
                    ? throw ExperimentException.Asked(
                        "--shard auto: a job array of one task does not say how many parts there are; write it, for example auto/8"
                    )
                : InWholeArray(
                    task,
                    array.Value,
                    Read(environment("SLURM_ARRAY_TASK_MIN")) ?? 0,
                    Read(environment("SLURM_ARRAY_TASK_MAX"))
                );
        }

        if (Read(environment("JOB_COMPLETION_INDEX")) is { } pod)
        {
            return stated is { } of
                ? Part(pod + 1, of)
                : throw ExperimentException.Asked(
                    "--shard auto: how many parts there are is not known here; write it, for example auto/8"
                );
        }

        throw ExperimentException.Asked(
            "--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; outside a job array write the part yourself, for example 3/8"
        );
    }

    /// <summary>A part of as many as the array has tasks, which is only so where they are numbered from 0 or 1 without gaps.</summary>
    private static Shard InWholeArray(int task, int tasks, int first, int? last) =>
        first <= 1 && (last is null || last - first + 1 == tasks)
            ? Part(task - first + 1, tasks)
            : throw ExperimentException.Asked(
                $"--shard auto: the tasks {first} to {last ?? (first + tasks - 1)} of this array are {tasks} of more; write how many parts there are in all, for example auto/8"
            );

    private static Shard Part(int number, int of) =>
        number >= 1 && number <= of && of <= Most
            ? new Shard(number, of)
            : throw ExperimentException.Asked(
                $"--shard auto: this is part {number} of {of}; number Slurm's tasks from 1 to {of}, without gaps"
            );

    private static int? Read(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
