using Akka.Actor;

namespace Akka.Routing;

public class ActorRefRoutee : Routee
{
    public ActorRefRoutee(IActorRef actor)
    {
        Actor = actor;
    }

    public IActorRef Actor { get; }

    public override void Send(object message, IActorRef? sender) => Actor.Tell(message, sender);

    public override Task<object> Ask(object message, TimeSpan? timeout) => Actor.Ask(message, timeout);

    public override bool Equals(object? obj) => obj is ActorRefRoutee other && Equals(other);

    public override int GetHashCode() => Actor.GetHashCode();

    protected bool Equals(ActorRefRoutee other) => Equals(Actor, other.Actor);
}
