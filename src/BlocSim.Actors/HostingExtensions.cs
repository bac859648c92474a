using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BlocSim.Actors;

/// <summary>BlocSim in a program of somebody else's, under the .NET generic host.</summary>
public static class HostingExtensions
{
    /// <summary>
    /// Adds an actor system named <c>blocsim</c> that starts and ends with the host, and <see cref="ActorEngines"/> to play runs in it. A program that has an actor
    /// system of its own registers that with Akka.Hosting and calls <see cref="AddBlocSimEngines"/> instead.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">How runs are hosted; null for as usual.</param>
    public static IServiceCollection AddBlocSim(
        this IServiceCollection services,
        Action<BlocSimOptions>? configure = null
    ) =>
        services
            .AddAkka("blocsim", builder => builder.AddHocon(ActorEngine.Settings, HoconAddMode.Prepend))
            .AddBlocSimEngines(configure);

    /// <summary>Adds <see cref="ActorEngines"/> over the actor system that the host has.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">How runs are hosted; null for as usual.</param>
    public static IServiceCollection AddBlocSimEngines(
        this IServiceCollection services,
        Action<BlocSimOptions>? configure = null
    )
    {
        services
            .AddOptions<BlocSimOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(
                o => o.PhaseTimeout > TimeSpan.Zero && o.PhaseTimeout.TotalMilliseconds <= int.MaxValue,
                "PhaseTimeout: expected more than zero and at most 24 days"
            );
        return services.AddSingleton<ActorEngines>();
    }
}
