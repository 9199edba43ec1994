namespace Akka.Actor;

/// <summary>A running timer of a machine and the message it sends itself; it counts only while the machine holds this very object.</summary>
internal sealed class FsmTimer(string name, object message, bool repeat, ICancelable cancelable) : INoSerializationVerificationNeeded
{
    public string Name { get; } = name;

    public object Message { get; } = message;

    public bool Repeat { get; } = repeat;

    public void Cancel() => cancelable.Cancel();

    public override string ToString() => $"timer '{Name}'";
}
