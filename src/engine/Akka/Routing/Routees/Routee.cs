using Akka.Actor;

namespace Akka.Routing;

/// <summary>What a router sends to.</summary>
public class Routee
{
    /// <summary>What a logic selects when there is nobody.</summary>
    public static readonly Routee NoRoutee = new();

    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);

    public virtual void Send(object message, IActorRef? sender)
    {
    }

    public virtual Task<object> Ask(object message, TimeSpan? timeout) =>
        Task.FromException<object>(new NotSupportedException($"{GetType().Name} cannot be asked."));
}
