using Akka.Actor;

namespace BlocSim.Actors;

/// <summary>Makes an actor by a plain call: what the library reads out of an expression takes a tenth of a second to compile.</summary>
internal sealed class Maker<T>(Func<T> make) : IIndirectActorProducer
    where T : ActorBase
{
    /// <inheritdoc />
    public Type ActorType => typeof(T);

    /// <inheritdoc />
    public ActorBase Produce() => make();

    /// <inheritdoc />
    public void Release(ActorBase actor) { }
}
