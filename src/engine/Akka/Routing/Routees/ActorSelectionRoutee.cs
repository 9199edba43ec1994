using Akka.Actor;

namespace Akka.Routing;

public class ActorSelectionRoutee : Routee
{
    public ActorSelectionRoutee(ActorSelection actor)
    {
        Selection = actor;
    }

    public ActorSelection Selection { get; }

    public override void Send(object message, IActorRef? sender) => Selection.Tell(message, sender);

    public override Task<object> Ask(object message, TimeSpan? timeout) => Selection.Ask(message, timeout);

    public override bool Equals(object? obj) => obj is ActorSelectionRoutee other && Equals(other);

    public override int GetHashCode() => Selection.GetHashCode();

    protected bool Equals(ActorSelectionRoutee other) => Equals(Selection, other.Selection);
}
