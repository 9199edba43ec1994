using System.Diagnostics;
using Akka.Actor;

namespace Akka.Dispatch;

// What happens in a turn: system messages first, then as many of the user's as the dispatcher allows.
internal sealed partial class Mailbox
{
    private void RunUserMessages()
    {
        var dispatcher = Dispatcher;
        var left = dispatcher.Throughput;
        var isTimed = ActorMeters.ProcessingDuration.Enabled;
        var deadline = dispatcher.ThroughputDeadlineTime is { } ticks
            ? Stopwatch.GetTimestamp() + (long)(ticks * (Stopwatch.Frequency / (double)TimeSpan.TicksPerSecond))
            : 0;
        while (left-- > 0)
        {
            var state = Volatile.Read(ref _state);
            if ((state & Closed) != 0)
            {
                DiscardRest();
                return;
            }

            if (state >= OneSuspension || !TryDequeue(out var envelope))
            {
                return;
            }

            if (isTimed)
            {
                InvokeTimed(envelope);
            }
            else
            {
                _invoker.Invoke(envelope);
            }

            if (Volatile.Read(ref _system) is not null)
            {
                RunSystemMessages();
            }

            if (deadline != 0 && Stopwatch.GetTimestamp() >= deadline)
            {
                return;
            }
        }
    }

    private bool TryDequeue(out Envelope envelope) =>
        _unbounded is not null ? _unbounded.TryDequeue(out envelope) : _queue.TryDequeue(out envelope);

    private void InvokeTimed(in Envelope envelope)
    {
        var began = Stopwatch.GetTimestamp();
        _invoker.Invoke(envelope);
        ActorMeters.Time(ActorMeters.ProcessingDuration, began, _invoker.ActorType);
    }

    private void RunSystemMessages()
    {
        while (TakeSystemMessages() is { } message)
        {
            for (SystemMessage? next; message is not null; message = next!)
            {
                next = message.Next;
                message.Next = null;
                if (IsClosed)
                {
                    _invoker.DiscardSystem(message);
                }
                else
                {
                    _invoker.InvokeSystem(message);
                }
            }
        }
    }

    /// <returns>All system messages in the order they came, linked; they were pushed newest first.</returns>
    private SystemMessage? TakeSystemMessages()
    {
        if (Volatile.Read(ref _system) is null)
        {
            return null;
        }

        SystemMessage? oldest = null;
        for (var message = Interlocked.Exchange(ref _system, null); message is not null;)
        {
            var next = message.Next;
            message.Next = oldest;
            oldest = message;
            message = next;
        }

        return oldest;
    }

    private void DiscardRest()
    {
        while (_queue.TryDequeue(out var envelope))
        {
            _invoker.Discard(envelope);
        }
    }
}
