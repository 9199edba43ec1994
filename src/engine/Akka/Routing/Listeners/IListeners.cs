namespace Akka.Routing;

/// <summary>An actor that others can listen to.</summary>
public interface IListeners
{
    ListenerSupport Listeners { get; }
}
