using Akka.Actor;
using Akka.Boot;
using Akka.Dispatch;

namespace Akka.Cells;

/// <summary>Takes the one answer to an ask. It lives below /temp until then.</summary>
internal sealed class AskRef<T> : MinimalActorRef, ISystemMember
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActorSystemImpl _system;
    private readonly ICanTell _asked;
    private readonly Cancelable? _timer;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly List<IInternalActorRef> _watchers = [];
    private ActorPath? _path;

    internal AskRef(ActorSystemImpl system, ICanTell asked, TimeSpan timeout, CancellationToken cancellationToken)
    {
        _system = system;
        _asked = asked;

        // Before the timer, which takes the registration back and must find it: a token may outlive many asks. A timer left by a cancellation ends by itself.
        _cancellation = cancellationToken.UnsafeRegister(static (self, token) => ((AskRef<T>)self!).Cancel(token), this);
        if (timeout > TimeSpan.Zero && !IsTerminated)
        {
            _timer = new Cancelable(system.Scheduler);
            system.Scheduler.Advanced.ScheduleOnce(timeout, () => Fail(new AskTimeoutException($"{_asked} gave no answer within {timeout}.")), _timer);
        }
    }

    /// <remarks>Made and entered only when somebody looks, so an ordinary ask costs no registration.</remarks>
    public override ActorPath Path
    {
        get
        {
            if (Volatile.Read(ref _path) is { } known)
            {
                return known;
            }

            var path = _system.Provider.NextTempPath();
            var winner = Interlocked.CompareExchange(ref _path, path, null) ?? path;
            if (ReferenceEquals(winner, path))
            {
                _system.Provider.RegisterTemp(this);
                if (IsTerminated)
                {
                    _system.Provider.UnregisterTemp(path);
                }
            }

            return winner;
        }
    }

    public override bool IsTerminated => _answer.Task.IsCompleted;

    public override IInternalActorRef Parent => _system.Provider.Temp;

    internal Task<T> Task => _answer.Task;

    public ActorSystemImpl System => _system;

    public override void Stop() => Fail(new ActorKilledException($"The reference that waited for the answer of {_asked} was stopped."));

    internal override void SendSystemMessage(SystemMessage message)
    {
        if (message is Watch watch)
        {
            lock (_watchers)
            {
                if (!IsTerminated)
                {
                    _watchers.Add(watch.Watcher);
                    return;
                }
            }

            watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true));
        }
    }

    /// <remarks>A failure is an answer of its own only to those who ask for a <see cref="Status"/>.</remarks>
    protected override void TellInternal(object message, IActorRef sender)
    {
        var first = message switch
        {
            Status.Failure failure when !typeof(T).IsAssignableTo(typeof(Status)) => _answer.TrySetException(
                failure.Cause ?? new InvalidOperationException($"{_asked} answered with a failure that names no cause.")),
            T answer => _answer.TrySetResult(answer),
            _ => _answer.TrySetException(new ArgumentException($"{_asked} answered with a {message.GetType()}; the ask expected a {typeof(T)}.")),
        };
        if (first)
        {
            Finish();
        }
        else
        {
            _system.DeadLetters.Tell(new Event.DeadLetter(message, sender ?? _system.DeadLetters, this), sender);
        }
    }

    private void Cancel(CancellationToken token)
    {
        if (_answer.TrySetCanceled(token))
        {
            Finish();
        }
    }

    private void Fail(Exception cause)
    {
        if (_answer.TrySetException(cause))
        {
            Finish();
        }
    }

    private void Finish()
    {
        _timer?.Cancel();
        _cancellation.Unregister();
        if (Volatile.Read(ref _path) is { } path)
        {
            _system.Provider.UnregisterTemp(path);
        }

        lock (_watchers)
        {
            foreach (var watcher in _watchers)
            {
                watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true));
            }
        }
    }
}
