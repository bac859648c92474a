using Akka.Actor;

namespace BlocSim.Actors;

/// <summary>
/// One participant of a run: the authority, the market, a producer nation, a buyer, a government. It acts on what the coordinator tells it and answers; it never sees the run.
/// A participant that fails ends: one that began anew would have lost what it knew.
/// </summary>
internal sealed class ParticipantActor(IParticipant agent, int participant, Attendance attendance) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is not Act act)
        {
            Unhandled(message);
            return;
        }

        attendance.Begin(participant, act.Round);
        object? answer;
        try
        {
            answer = agent.Receive(act.Phase, act.Message);
        }
#pragma warning disable CA1031 // Whatever it is, it is the answer: the coordinator ends the run with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Sender.Tell(new Failed(participant, act.Round, e));
            Context.Stop(Self);
            return;
        }

        Sender.Tell(new Acted(participant, act.Round, answer));
    }
}
