using Akka.Actor;
using Akka.Configuration;

namespace ActorEcho.Host.Commands;

/// <summary>The actor system of a client command: what there is to say it says itself.</summary>
internal static class ClientSystem
{
    public static ActorSystem Create() => ActorSystem.Create(
        "actorecho-client", ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off }"));
}
