using Akka.Dispatch;

namespace Akka.Actor;

public delegate bool Receive(object message);

public delegate void UntypedReceive(object message);

public interface IActorRefFactory
{
    IActorRef ActorOf(Props props, string? name = null);

    ActorSelection ActorSelection(ActorPath actorPath);

    ActorSelection ActorSelection(string actorPath);
}

public interface ICanWatch
{
    IActorRef Watch(IActorRef subject);

    IActorRef WatchWith(IActorRef subject, object message);

    IActorRef Unwatch(IActorRef subject);
}

public interface IActorContext : IActorRefFactory, ICanWatch
{
    IActorRef Self { get; }

    Props Props { get; }

    IActorRef Sender { get; }

    ActorSystem System { get; }

    IActorRef Parent { get; }

    MessageDispatcher Dispatcher { get; }

    TimeSpan? ReceiveTimeout { get; }

    void Become(Receive receive);

    void BecomeStacked(Receive receive);

    void UnbecomeStacked();

    /// <returns>The child, or <see cref="ActorRefs.Nobody"/> if there is none of that name.</returns>
    IActorRef Child(string name);

    IEnumerable<IActorRef> GetChildren();

    void SetReceiveTimeout(TimeSpan? timeout);

    void Stop(IActorRef child);
}

public interface IUntypedActorContext : IActorContext
{
    void Become(UntypedReceive receive);

    void BecomeStacked(UntypedReceive receive);
}
