using Akka.Actor;

namespace ActorEcho.Logging;

internal sealed class MicrosoftLoggingId : ExtensionIdProvider<MicrosoftLogging>
{
    public override MicrosoftLogging CreateExtension(ExtendedActorSystem system) => new();
}
