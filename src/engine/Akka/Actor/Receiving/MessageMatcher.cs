namespace Akka.Actor;

/// <summary>Knows how to try one form of handler; stateless, shared by all actors, so a handler costs an actor one array slot.</summary>
internal abstract class MessageMatcher
{
    /// <returns>False when the message is not for it.</returns>
    public abstract bool TryHandle(in MessageHandler handler, object message);
}
