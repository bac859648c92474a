namespace BlocSim.Experiments;

/// <summary>Workers that take runs off a list until it is empty. Results are handed on one at a time, in the order in which they come.</summary>
public static class RunPool
{
    /// <summary>Plays every request.</summary>
    /// <param name="requests">What to play.</param>
    /// <param name="jobs">How many workers.</param>
    /// <param name="play">Plays one run; called from several threads at once.</param>
    /// <param name="keep">Takes a finished run; never called twice at once. What it throws ends the work.</param>
    /// <param name="cancel">Stops every worker; runs under way are given up, finished ones were kept.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static void Work(
        IReadOnlyList<RunRequest> requests,
        int jobs,
        Func<RunRequest, CancellationToken, Outcome> play,
        Action<Outcome> keep,
        CancellationToken cancel
    )
    {
        int next = -1;
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Exception? broken = null;
        void Worker()
        {
            try
            {
                for (int i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    Outcome outcome = play(requests[i], stop.Token);
                    lock (gate)
                    {
                        stop.Token.ThrowIfCancellationRequested();
                        try
                        {
                            keep(outcome);
                        }
                        catch
                        {
                            // Before the next worker comes in: what cannot keep one run is not asked to keep another.
                            stop.Cancel();
                            throw;
                        }
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Whoever stopped it says why.
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref broken, e, null);
                stop.Cancel();
            }
        }

        Thread[] workers =
        [
            .. Enumerable
                .Range(1, Math.Clamp(jobs, 1, Math.Max(1, requests.Count)))
                .Select(n => new Thread(Worker) { IsBackground = true, Name = $"worker {n}" }),
        ];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        if (broken is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(broken);
        }

        cancel.ThrowIfCancellationRequested();
    }
}
