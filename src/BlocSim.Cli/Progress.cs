using Spectre.Console;

namespace BlocSim.Cli;

/// <summary>Shows progress on standard error while a job takes longer than a second, on a terminal only.</summary>
internal static class Progress
{
    /// <summary>How long a job may take before anything is shown.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Between two lines in a log.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public static RunResult While(RunJob job, bool silent, CancellationToken cancel)
    {
        if (silent)
        {
            return job.Play(cancel);
        }

        Task<RunResult> work = Task.Run(() => job.Play(cancel), CancellationToken.None);
        if (!Finished(work, Patience))
        {
            if (Console.IsErrorRedirected)
            {
                Tell(job, work);
            }
            else
            {
                Show(job, work);
            }
        }

        return work.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a job; what it throws is left to the caller who asks for its result.</summary>
    internal static bool Finished(Task work, TimeSpan patience)
    {
        try
        {
            return work.Wait(patience);
        }
        catch (AggregateException)
        {
            return true; // the caller meets the failure itself
        }
    }

    /// <summary>A line now and then where there is no terminal to draw on.</summary>
    private static void Tell(RunJob job, Task work)
    {
        while (!Finished(work, Interval))
        {
            Console.Error.WriteLine(
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{job.Name}: {100.0 * job.Done / job.Total:0} % of the periods of policy and baseline"
                )
            );
        }
    }

    private static void Show(RunJob job, Task work)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
        );
        console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                ProgressTask bar = context.AddTask(Markup.Escape(job.Name), maxValue: job.Total);
                while (!Finished(work, TimeSpan.FromMilliseconds(100)))
                {
                    bar.Value = job.Done;
                }

                bar.Value = job.Total;
            });
    }
}
