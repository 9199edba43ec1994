namespace Akka.Actor;

/// <summary>Marks an actor whose messages are logged at debug level as it has received them, where <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive
{
}
