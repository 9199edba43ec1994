namespace Akka.Actor;

internal sealed class TellEntry(ICanTell receiver, object message, IActorRef? sender, long interval, ICancelable? cancelable)
    : WheelEntry(interval, cancelable)
{
    public override void Run() => receiver.Tell(message, sender);

    public override string ToString() => $"{message.GetType()} to {receiver}";
}
