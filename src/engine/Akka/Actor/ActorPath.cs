namespace Akka.Actor;

public abstract class ActorPath
{
}
