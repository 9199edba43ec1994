using Akka.Boot;

namespace Akka.Actor;

/// <summary>How a path becomes a selection: absolute, relative to an actor, or with the address of the system.</summary>
public static class ActorRefFactoryShared
{
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(((ActorSystemImpl)system).Provider.RootAt(actorPath.Address), actorPath.Elements);

    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ActorSystemImpl)system).Provider;
        if (ActorPath.TryParse(path, out var absolute))
        {
            return ActorSelection(absolute, system);
        }

        return path.StartsWith('/') ? new ActorSelection(provider.Root, path[1..]) : new ActorSelection(lookupRoot, path);
    }

    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);
}
