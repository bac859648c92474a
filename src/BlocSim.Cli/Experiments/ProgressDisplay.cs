using System.Diagnostics;
using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;
using Spectre.Console;

namespace BlocSim.Cli;

/// <summary>Shows how far an experiment is: a bar with rate, time left and the running estimate; plain lines now and then where standard error is no terminal.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    /// <summary>Does the work on another thread and shows its progress until it ends; what it throws comes out here.</summary>
    public static void While(Watch watch, string name, bool silent, Action work)
    {
        if (silent)
        {
            work();
            return;
        }

        Task task = Task.Factory.StartNew(
            work,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        if (!Progress.Finished(task, Progress.Patience))
        {
            if (Console.IsErrorRedirected)
            {
                Lines(watch, name, task);
            }
            else
            {
                Bar(watch, name, task);
            }
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Rate, time left and the running estimate in words.</summary>
    public static string Words(Watch watch, TimeSpan elapsed)
    {
        double rate = watch.Done / Math.Max(1e-3, elapsed.TotalSeconds);
        int left = watch.Total - watch.Done;
        string time = watch.Done > 0 && left > 0 ? $", {Time(TimeSpan.FromSeconds(left / rate))} left" : string.Empty;
        string kept =
            watch.Kept > 0
                ? string.Create(CultureInfo.InvariantCulture, $" ({watch.Kept:#,0} more were there)")
                : string.Empty;
        string failed = watch.Failed > 0 ? $", {watch.Failed} failed" : string.Empty;
        string doing = watch.Doing.Length > 0 ? $"; {watch.Doing}" : string.Empty;
        return string.Create(
                CultureInfo.InvariantCulture,
                $"{watch.Done:#,0} of {watch.Total:#,0} runs{kept}, {rate:0.#} a second{time}{failed}"
            )
            + Estimate(watch)
            + doing;
    }

    private static string Estimate(Watch watch)
    {
        if (watch.Headline is not { } headline || watch.Estimate is not { } estimate)
        {
            return string.Empty;
        }

        (double factor, string unit) = watch.Scale;
        return $"; {headline.Column.Metric.Words} {headline.PeriodLabel} {SpreadLines.WithError(estimate.Mean, estimate.HalfWidth, factor)} {unit}";
    }

    private static string Time(TimeSpan span) =>
        span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
        : $"{span.Seconds} s";

    private static void Lines(Watch watch, string name, Task work)
    {
        long start = Stopwatch.GetTimestamp();
        while (!Progress.Finished(work, Between))
        {
            Console.Error.WriteLine($"{name}: {Words(watch, Stopwatch.GetElapsedTime(start))}");
        }
    }

    private static void Bar(Watch watch, string name, Task work)
    {
        long start = Stopwatch.GetTimestamp();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }
        );
        console
            .Status()
            .Spinner(Spinner.Known.Line)
            .Start(
                Markup.Escape(name),
                context =>
                {
                    while (!Progress.Finished(work, TimeSpan.FromMilliseconds(250)))
                    {
                        double share = watch.Total > 0 ? (double)watch.Done / watch.Total : 0;
                        int filled = (int)(share * 20);
                        string bar = new string('━', filled) + new string('╌', 20 - filled);
                        context.Status(Markup.Escape($"{name} {bar} {Words(watch, Stopwatch.GetElapsedTime(start))}"));
                    }
                }
            );
    }
}
