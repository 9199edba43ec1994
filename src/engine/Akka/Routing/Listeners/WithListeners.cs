using Akka.Actor;

namespace Akka.Routing;

/// <summary>Has a function called with each listener.</summary>
public sealed class WithListeners : ListenerMessage
{
    public WithListeners(Action<IActorRef> listenerFunction)
    {
        ListenerFunction = listenerFunction;
    }

    public Action<IActorRef> ListenerFunction { get; }
}
