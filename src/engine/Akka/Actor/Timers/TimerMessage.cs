namespace Akka.Actor;

/// <summary>A timer's message on its way through the mailbox. It counts only while its owner holds this very object under the key.</summary>
internal class TimerMessage(object key, object message, bool repeats, ICancelable cancelable) : ITimerMessage
{
    public object Key { get; } = key;

    public object Message { get; } = message;

    public bool Repeats { get; } = repeats;

    public void Cancel() => cancelable.Cancel();

    public override string ToString() => $"timer {Key}: {Message}";
}

/// <summary>For a message that does not restart the actor's receive timeout: its envelope must not either.</summary>
internal sealed class QuietTimerMessage(
    object key, object message, bool repeats, ICancelable cancelable)
    : TimerMessage(key, message, repeats, cancelable), INotInfluenceReceiveTimeout;
