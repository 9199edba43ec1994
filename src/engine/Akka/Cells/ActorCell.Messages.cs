using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private IdleTimer? _idleTimer;
    private bool _logsReceive;

    public TimeSpan? ReceiveTimeout => _idleTimer?.Timeout;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A receive timeout is longer than zero; null switches it off.");
        }

        CancelReceiveTimeout(); // A new one runs from the end of the message at hand.
        _idleTimer = timeout is { } time && time != Timeout.InfiniteTimeSpan ? new IdleTimer(time) : null;
    }

    public void Invoke(in Envelope envelope)
    {
        _envelope = envelope;
        IsMessageStashed = false;
        try
        {
            if (_idleTimer is not null && envelope.Message is not INotInfluenceReceiveTimeout)
            {
                CancelReceiveTimeout();
            }

            Receive(envelope.Message);
            _envelope = default; // A message that failed is kept for the restart hooks.
        }
        catch (Exception e)
        {
            HandleFailure(e);
        }
        finally
        {
            if (_idleTimer is not null)
            {
                StartReceiveTimeout();
            }
        }
    }

    public void Discard(in Envelope envelope)
    {
        var sender = envelope.Sender ?? SystemImpl.DeadLetters;
        switch (envelope.Message)
        {
            case AllDeadLetters:
                break; // It subscribed to dead letters and has ended: another letter about this one would come here again.
            case Identify identify:
                sender.Tell(new ActorIdentity(identify.MessageId, null), Self);
                break;
            case IDeadLetterSuppression suppressed:
                SystemImpl.EventStream.Publish(new SuppressedDeadLetter(suppressed, sender, Self));
                break;
            default:
                ActorMeters.DeadLetters.Add(1);
                SystemImpl.EventStream.Publish(new DeadLetter(envelope.Message, sender, Self));
                break;
        }
    }

    private void Receive(object message)
    {
        switch (message)
        {
            case IAutoReceivedMessage auto:
                AutoReceive(auto);
                break;
            case ITimerMessage timer:
                if (OwnTimers is not null && OwnTimers.InterceptTimerMessage(timer, out var due))
                {
                    _envelope = new Envelope(due, _envelope.Sender);
                    Receive(due);
                }

                break;
            default:
                Deliver(message);
                break;
        }
    }

    private void Deliver(object message)
    {
        var handled = _actor!.AroundReceive(_behavior!, message);
        if (_logsReceive)
        {
            Publish(new Debug(
                Self.Path.ToString(), ActorType, $"received {(handled ? "handled" : "unhandled")} message {message} from {Sender.Path}"));
        }
    }

    private void AutoReceive(IAutoReceivedMessage message)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
        {
            Publish(new Debug(Self.Path.ToString(), ActorType, $"received AutoReceiveMessage {message}"));
        }

        switch (message)
        {
            case PoisonPill:
                Self.Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Terminated terminated:
                ReceiveTerminated(terminated);
                break;
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self), Self);
                break;
            case ActorSelectionMessage selection:
                Akka.Actor.ActorSelection.Deliver(Self, selection, Sender);
                break;
            default:
                Deliver(message);
                break;
        }
    }

    /// <summary>Delivers the notice a watcher queued to itself, unless it has stopped watching since.</summary>
    private void ReceiveTerminated(Terminated terminated)
    {
        if (_watch is not null && _watch.TakeQueued(terminated.ActorRef, out var custom))
        {
            var message = custom ?? terminated;
            _envelope = new Envelope(message, _envelope.Sender);
            Deliver(message);
        }
    }

    private void StartReceiveTimeout()
    {
        // An async handler at work is not idle, so its end starts the time.
        if (_idleTimer is { Task: null } idle && RunningTasks == 0 && !IsTerminated)
        {
            idle.Task = new Cancelable(SystemImpl.Scheduler);
            SystemImpl.Scheduler.ScheduleTellOnce(idle.Timeout, Self, Akka.Actor.ReceiveTimeout.Instance, Self, idle.Task);
        }
    }

    private void CancelReceiveTimeout()
    {
        if (_idleTimer is { Task: { } task } idle)
        {
            task.Cancel();
            idle.Task = null;
        }
    }

    private void Publish(LogEvent logged) => SystemImpl.EventStream.Publish(logged);

    private sealed class IdleTimer(TimeSpan timeout)
    {
        internal TimeSpan Timeout => timeout;

        internal Cancelable? Task { get; set; }
    }
}
