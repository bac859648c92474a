using Akka.Actor;
using Microsoft.Extensions.Options;

namespace BlocSim.Actors;

/// <summary>Makes engines in the actor system of the host: as many runs at once as wanted, each with participants of its own.</summary>
/// <param name="system">The host's actor system.</param>
/// <param name="options">How runs are hosted.</param>
public sealed class ActorEngines(ActorSystem system, IOptions<BlocSimOptions> options)
{
    /// <summary>An engine for one run after another. Disposing of it ends its actors and leaves the system as it was.</summary>
    public ActorEngine New() => new ActorEngine(system, options.Value.PhaseTimeout);
}
