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

    /// <summary>Runs what is ready until a task has ended that other threads may have a part in.</summary>
    public static void Await(VirtualTime time, Task outside, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        var spinner = default(SpinWait);
        for (time.Settle(); !outside.IsCompleted; time.Settle())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"What the scenario waits for has not ended within {limit}.");
            }

            spinner.SpinOnce();
        }
    }

    private static string NameOf(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
