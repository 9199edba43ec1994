using Akka.Actor;

namespace Akka.Event;

/// <summary>
/// Logs dead letters at info level: the first <c>akka.log-dead-letters</c> of them, then a pause of
/// <c>akka.log-dead-letters-suspend-duration</c>, and so on. Those that come in the pause are only counted.
/// </summary>
public class DeadLetterListener : ActorBase
{
    private const string HowToChange =
        "This logging can be turned off or adjusted with configuration settings 'akka.log-dead-letters' and 'akka.log-dead-letters-during-shutdown'.";

    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly ITimeProvider _clock = Context.System.Scheduler;
    private readonly int _limit = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _pause = Context.System.Settings.LogDeadLettersSuspendDuration;
    private int _count;
    private TimeSpan _pausedUntil;
    private bool _paused;

    public DeadLetterListener()
    {
    }

    private bool PausesForEver => _pause < TimeSpan.Zero;

    /// <summary>Called by whoever makes the listener too, so that no dead letter is missed before its start.</summary>
    internal static void Subscribe(IActorRef listener, EventStream stream)
    {
        stream.Subscribe(listener, typeof(DeadLetter));
        stream.Subscribe(listener, typeof(Dropped));
        stream.Subscribe(listener, typeof(UnhandledMessage));
    }

    protected override void PreStart() => Subscribe(Self, _eventStream);

    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    // The subscriptions outlive a restart.
    protected override void PreRestart(Exception reason, object message)
    {
    }

    protected override void PostRestart(Exception reason)
    {
    }

    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
        {
            return false;
        }

        _count++;
        if (_paused)
        {
            EndPause(letter);
        }
        else
        {
            Write(letter, BeginPause());
        }

        return true;
    }

    private string BeginPause()
    {
        _paused = _limit != int.MaxValue && _count >= _limit;
        if (!_paused)
        {
            return string.Empty;
        }

        _pausedUntil = PausesForEver ? TimeSpan.MaxValue : _clock.MonotonicClock + _pause;
        return PausesForEver ? ", no more dead letters will be logged" : $", no more dead letters will be logged in next [{_pause}]";
    }

    private void EndPause(AllDeadLetters letter)
    {
        if (_clock.MonotonicClock >= _pausedUntil)
        {
            Write(letter, $", of which {_count - _limit - 1} were not logged. The counter will be reset now");
            _count = 0;
            _paused = false;
        }
    }

    private void Write(AllDeadLetters letter, string done)
    {
        var from = letter.Sender is null || letter.Sender.Equals(Context.System.DeadLetters) ? string.Empty : $" from {letter.Sender}";
        var what = letter switch
        {
            Dropped dropped => $"was dropped. {dropped.Reason}",
            UnhandledMessage => "was unhandled",
            _ => "was not delivered",
        };
        var text = $"Message [{letter.Message.GetType().Name}]{from} to {letter.Recipient} {what}. [{_count}] dead letters encountered{done}. {HowToChange}";
        _eventStream.Publish(new Info(letter.Recipient.Path.ToString()!, letter.Recipient.GetType(), text));
    }
}
