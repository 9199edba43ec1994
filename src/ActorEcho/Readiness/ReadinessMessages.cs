using Akka.Actor;

namespace ActorEcho.Readiness;

/// <summary>To the supervisor: tell which listeners are open.</summary>
internal sealed class WhatIsOpen
{
    public static readonly WhatIsOpen Instance = new();
}

/// <summary>From the canary: a listener accepts, and its service answers.</summary>
internal sealed record CanaryGood(string Listener);

/// <summary>From the canary: a listener has not answered as often as is set.</summary>
internal sealed record CanaryFailed(string Listener, string Cause);

/// <summary>To a probe, from the listener: its connection has been accepted.</summary>
internal sealed class ProbeArrived
{
    public static readonly ProbeArrived Instance = new();
}

/// <summary>From a probe, as its last message: how it went; no cause if well.</summary>
internal sealed record ProbeResult(string Listener, string? Cause);

/// <summary>Makes an actor without reflection, which NativeAOT would trim away.</summary>
internal sealed class Producer<TActor>(Func<TActor> create) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => create();

    public void Release(ActorBase actor)
    {
    }
}
