using Akka.Actor;
using Akka.Event;

namespace Akka.Boot;

/// <summary>The parent of the actors made by the system itself: all it does is supervise.</summary>
internal sealed class Guardian(SupervisorStrategy strategy) : ActorBase
{
    internal static Props Props(SupervisorStrategy strategy) =>
        Actor.Props.CreateBy(new ConstructorProducer(typeof(Guardian), () => new Guardian(strategy)));

    protected override SupervisorStrategy SupervisorStrategy() => strategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            case Terminated:
                break;
            default:
                Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
                break;
        }

        return true;
    }

    protected override void PreRestart(Exception reason, object message)
    {
        // What a restart of the guardian would do to the actors of the user is the strategy's matter, not its own.
    }

    internal sealed record StopChild(IActorRef Child) : INoSerializationVerificationNeeded;
}

/// <summary>The root of the tree: when the user's part has ended the loggers end, then the system's part, then the root.</summary>
internal sealed class RootGuardian : ActorBase
{
    private Guard? _guard;

    internal static Props Props() => Actor.Props.CreateBy(new ConstructorProducer(typeof(RootGuardian), static () => new RootGuardian()));

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Guard guard:
                _guard = guard;
                Context.Watch(guard.User);
                Context.Watch(guard.System);
                return true;
            case Terminated ended when ended.ActorRef.Equals(_guard?.User):
                EndLoggers(Self);
                return true;
            case LoggersEnded:
                Context.Stop(_guard!.System);
                return true;
            case Terminated:
                Context.Stop(Self);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Loggers first write what was logged before: their last lines say why the system ends.</summary>
    private static void EndLoggers(IActorRef self) => _ = Context.System.EventStream.StopDefaultLoggers(Context.System)
        .ContinueWith(_ => self.Tell(LoggersEnded.Instance, ActorRefs.NoSender), TaskScheduler.Default);

    private sealed class LoggersEnded : IDeadLetterSuppression
    {
        internal static readonly LoggersEnded Instance = new();
    }

    internal sealed record Guard(IActorRef User, IActorRef System) : INoSerializationVerificationNeeded;
}
