namespace Akka.Actor;

public class DeathPactException(IActorRef deadActor)
    : AkkaException($"Monitored actor [{deadActor}] terminated and its watcher did not handle the Terminated message.")
{
    public IActorRef DeadActor { get; } = deadActor;
}
