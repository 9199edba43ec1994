namespace Akka.Actor;

/// <summary>What a timer of <see cref="IWithTimers"/> puts in the actor's mailbox; unwrapped, or dropped as stale, before the actor sees it.</summary>
internal interface ITimerMessage : INoSerializationVerificationNeeded
{
    object Key { get; }
}
