namespace Akka.Actor;

/// <summary>The messages of an <see cref="Inbox"/> and those who wait for one; from any thread.</summary>
internal sealed class InboxQueue(int capacity, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<object> _messages = [];
    private readonly LinkedList<Waiter> _waiters = [];
    private bool _closed;

    public int Capacity { get; } = capacity > 0
        ? capacity
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "akka.actor.inbox.inbox-size is at least 1.");

    /// <returns>False when it is full and nobody waits for such a message.</returns>
    public bool Offer(object message)
    {
        lock (_gate)
        {
            for (var node = _waiters.First; node is not null;)
            {
                var next = node.Next;
                var taken = node.Value.TryTake(message);
                if (node.Value.Task.IsCompleted)
                {
                    _waiters.Remove(node);
                }

                if (taken)
                {
                    return true;
                }

                node = next;
            }

            if (_messages.Count == Capacity)
            {
                return false;
            }

            _messages.AddLast(message);
            return true;
        }
    }

    /// <param name="predicate">What to take; null for anything.</param>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <returns>The message, or a <see cref="Status.Failure"/>.</returns>
    public async Task<object> Take(Predicate<object>? predicate, TimeSpan timeout)
    {
        var waiter = new Waiter(predicate);
        lock (_gate)
        {
            for (var node = _messages.First; node is not null; node = node.Next)
            {
                if (predicate is null || predicate(node.Value))
                {
                    _messages.Remove(node);
                    return node.Value;
                }
            }

            if (_closed)
            {
                return Closed();
            }

            _waiters.AddLast(waiter);
        }

        try
        {
            return await waiter.Task.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (Withdraw(waiter))
        {
            return new Status.Failure(new InboxTimeoutException($"No message came to the inbox within {timeout}."));
        }
        catch (TimeoutException)
        {
            return await waiter.Task.ConfigureAwait(false);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var waiter in _waiters)
            {
                waiter.Fail(Closed());
            }

            _waiters.Clear();
        }
    }

    private static Status.Failure Closed() => new(new ObjectDisposedException(nameof(Inbox)));

    private bool Withdraw(Waiter waiter)
    {
        lock (_gate)
        {
            return _waiters.Remove(waiter);
        }
    }

    private sealed class Waiter(Predicate<object>? predicate)
    {
        private readonly TaskCompletionSource<object> _message = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<object> Task => _message.Task;

        /// <returns>Whether the message is taken. A predicate that throws ends the wait with what it threw.</returns>
        public bool TryTake(object message)
        {
            try
            {
                return (predicate is null || predicate(message)) && _message.TrySetResult(message);
            }
            catch (Exception cause)
            {
                _message.TrySetException(cause);
                return false;
            }
        }

        public void Fail(Status.Failure failure) => _message.TrySetResult(failure);
    }
}
