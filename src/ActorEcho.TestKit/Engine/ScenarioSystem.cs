using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace ActorEcho.TestKit.Engine;

/// <summary>An actor system that runs on one thread and in virtual time.</summary>
internal static class ScenarioSystem
{
    // The last dispatcher is the official engine's own, for the actors that belong to the system.
    private static readonly Config Plain = ConfigurationFactory.ParseString($$"""
        akka {
          loggers = []
          loglevel = DEBUG
          stdout-loglevel = OFF
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          scheduler.implementation = "{{NameOf(typeof(VirtualTime))}}"
          actor.default-dispatcher.type = "{{NameOf(typeof(ScenarioDispatcherConfigurator))}}"
          actor.default-blocking-io-dispatcher.type = "{{NameOf(typeof(ScenarioDispatcherConfigurator))}}"
          actor.internal-dispatcher.type = "{{NameOf(typeof(ScenarioDispatcherConfigurator))}}"
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.run-by-actor-system-terminate = off
        }
        """);

    public static ActorSystem Create(string settings) =>
        ActorSystem.Create("scenario", settings.Length == 0 ? Plain : ConfigurationFactory.ParseString(settings).WithFallback(Plain));

    /// <summary>Runs what is ready until something has happened that other threads may have a part in.</summary>
    /// <returns>False if it has not within the limit, which is of real time.</returns>
    public static bool Await(VirtualTime time, Func<bool> happened, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        var spinner = default(SpinWait);
        for (time.Settle(); !happened(); time.Settle())
        {
            if (watch.Elapsed > limit)
            {
                return false;
            }

            spinner.SpinOnce();
        }

        return true;
    }

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
