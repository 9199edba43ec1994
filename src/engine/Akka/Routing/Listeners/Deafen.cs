using Akka.Actor;

namespace Akka.Routing;

/// <summary>Removes a listener.</summary>
public sealed class Deafen : ListenerMessage
{
    public Deafen(IActorRef listener)
    {
        Listener = listener;
    }

    public IActorRef Listener { get; }
}
