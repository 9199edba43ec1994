using Akka.Actor;
using Akka.Event;

namespace Akka.Boot;

/// <summary>What an actor system starts for its event stream, and what it ends first.</summary>
internal static class LoggingBoot
{
    private const string ListenerName = "deadLetterListener";

    /// <summary>Starts what watches and prints the event stream; the guardians must be there.</summary>
    public static void Start(ActorSystemImpl system)
    {
        system.EventStream.StartUnsubscriber(system);
        system.EventStream.StartDefaultLoggers(system);
        if (system.Settings.LogDeadLetters > 0)
        {
            DeadLetterListener.Subscribe(system.SystemActorOf<DeadLetterListener>(ListenerName), system.EventStream);
        }

        if (system.Settings.DebugUnhandledMessage)
        {
            var forwarder = system.SystemActorOf<UnhandledMessageForwarder>("UnhandledMessageForwarder");
            system.EventStream.Subscribe(forwarder, typeof(UnhandledMessage));
        }
    }

    /// <summary>The system has begun to terminate: dead letters are routine from here on, unless the configuration wants them logged.</summary>
    public static void OnTerminating(ActorSystemImpl system)
    {
        if (!system.Settings.LogDeadLettersDuringShutdown)
        {
            ((IInternalActorRef)system.SystemGuardian.GetChild([ListenerName])).Stop();
        }
    }
}
