namespace Akka.Actor;

/// <summary>The timeout of the state that a machine is in, and the message it sends itself; void once another message came.</summary>
internal sealed class FsmStateTimer(ICancelable cancelable) : INoSerializationVerificationNeeded
{
    public void Cancel() => cancelable.Cancel();
}
