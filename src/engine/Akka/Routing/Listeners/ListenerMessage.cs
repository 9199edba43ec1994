namespace Akka.Routing;

/// <summary>A message to an actor that others listen to.</summary>
public abstract class ListenerMessage
{
    protected ListenerMessage()
    {
    }
}
