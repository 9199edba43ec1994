using Akka.Actor;

namespace ActorEcho.Services;

/// <summary>What a service's connections find at their listener.</summary>
/// <param name="Options">The listener's settings.</param>
/// <param name="Shared">The actor that they share; nobody if the service has none.</param>
internal sealed record ServiceContext(ListenerOptions Options, IActorRef Shared);
