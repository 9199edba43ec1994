namespace Akka.Routing;

/// <summary>Wraps a message for the router; routees receive what is inside.</summary>
public class RouterEnvelope
{
    public RouterEnvelope(object message)
    {
        Message = message;
    }

    public object Message { get; }
}
