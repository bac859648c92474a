namespace BlocSim.Actors.Tests;

/// <summary>
/// An engine as far away as can be: every message becomes bytes before it reaches its participant, and every answer before it reaches the run. Where results are the
/// same as with plain calls, no participant reads what another goes on writing to.
/// </summary>
internal sealed class CopyingEngine : IEngine
{
    public string Name => "copying";

    /// <summary>Messages and answers carried.</summary>
    public long Carried { get; private set; }

    public void Perform(Run run, CancellationToken cancel)
    {
        for (Phase phase = Phase.Announce; phase <= Phase.Adapt; phase++)
        {
            Perform(run, phase);
        }
    }

    private void Perform(Run run, Phase phase)
    {
        object? told = null;
        byte[] bytes = [];
        List<(int Participant, byte[]? Answer)> answers = [];
        foreach (int participant in run.Participants(phase))
        {
            object message = run.MessageTo(participant, phase);
            if (message != told)
            {
                told = message;
                bytes = Wire.Write(message);
            }

            object? answer = run.Participant(participant).Receive(phase, Wire.Read(bytes));
            answers.Add((participant, answer is null ? null : Wire.Write(answer)));
            Carried += 2;
        }

        // From the last to the first: whose answer comes when must not matter.
        answers.Reverse();
        foreach ((int participant, byte[]? answer) in answers)
        {
            run.Accept(participant, phase, answer is null ? null : Wire.Read(answer));
        }
    }

    public void Dispose() { }
}
