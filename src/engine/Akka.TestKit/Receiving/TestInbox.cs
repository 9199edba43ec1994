using Akka.TestKit.Waiting;

namespace Akka.TestKit.Receiving;

/// <summary>What a test actor has received and the test has not looked at yet, and the last of what it has.</summary>
internal sealed class TestInbox
{
    private const int Remembered = 5;

    private readonly Lock _lock = new();
    private readonly Queue<MessageEnvelope> _queue = new();
    private readonly Queue<MessageEnvelope> _taken = new();
    private TaskCompletionSource? _arrival;

    internal bool HasMessages
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count > 0;
            }
        }
    }

    /// <summary>The messages taken last, oldest first.</summary>
    internal IReadOnlyList<MessageEnvelope> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    internal void Add(MessageEnvelope envelope)
    {
        TaskCompletionSource? arrival;
        lock (_lock)
        {
            _queue.Enqueue(envelope);
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.SetResult();
    }

    /// <param name="max">How long to wait; zero: not at all, negative: for ever.</param>
    /// <returns>Null when none came in time.</returns>
    internal async ValueTask<MessageEnvelope?> Next(bool take, TimeSpan max, bool blocking, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(max);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryNext(take, out var arrival) is { } next)
            {
                return next;
            }

            if (deadline.HasPassed || !await Waits.For(arrival, deadline.Left, blocking, cancellationToken))
            {
                return TryNext(take, out _);
            }
        }
    }

    private MessageEnvelope? TryNext(bool take, out Task arrival)
    {
        lock (_lock)
        {
            arrival = Task.CompletedTask;
            if (!_queue.TryPeek(out var next))
            {
                // Continuations must not run on the thread that sends: it may be an actor's.
                _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
            }
            else if (take)
            {
                Remember(_queue.Dequeue());
            }

            return next;
        }
    }

    private void Remember(MessageEnvelope envelope)
    {
        _taken.Enqueue(envelope);
        if (_taken.Count > Remembered)
        {
            _taken.Dequeue();
        }
    }
}
