using System.Runtime.InteropServices;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>
/// Ends a command when the system asks for it: politely first, so that it can say what it kept; should that take too long, at once, without leftovers.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Action<int> exit;
    private Timer? timer;
    private int signal;

    /// <param name="exit">Ends the process with a code.</param>
    public Interruption(Action<int> exit)
    {
        this.exit = exit;
        foreach (PosixSignal s in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            registrations.Add(PosixSignalRegistration.Create(s, On));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>What is said when the command has to be ended at once.</summary>
    public static string Said { get; set; } = Nothing;

    /// <summary>Said where nothing was kept.</summary>
    public const string Nothing = "interrupted; nothing was written";

    /// <summary>The code that the shell gets: 128 and the number of the signal.</summary>
    public int Code =>
        Volatile.Read(ref signal) switch
        {
            (int)PosixSignal.SIGTERM => ExitCodes.Terminated,
            (int)PosixSignal.SIGHUP => ExitCodes.HungUp,
            _ => ExitCodes.Interrupted,
        };

    private void On(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref signal, (int)context.Signal, 0) != 0)
        {
            Stop();
            return;
        }

        ThreadPool.QueueUserWorkItem(_ => source.Cancel());
        timer = new Timer(_ => Stop(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    private void Stop()
    {
        lock (Temporaries.Gate)
        {
            Temporaries.Clear();
            Console.Error.WriteLine(Said);
            exit(Code);
        }
    }

    public void Dispose()
    {
        timer?.Dispose();
        registrations.ForEach(r => r.Dispose());
        source.Dispose();
    }
}
