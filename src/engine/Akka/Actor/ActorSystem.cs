namespace Akka.Actor;

public abstract class ActorSystem
{
    public abstract object RegisterExtension(IExtensionId extension);

    public abstract object GetExtension(IExtensionId extensionId);
}

public abstract class ExtendedActorSystem : ActorSystem
{
}
