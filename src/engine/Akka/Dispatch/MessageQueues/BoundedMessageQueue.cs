using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue of at most a given number of messages; a sender waits for room up to the push time-out, then its message is a dead letter.</summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics, IQueueOfNotices
{
    private readonly ConcurrentQueue<Envelope> _queue = new();
    private readonly SemaphoreSlim _room;

    /// <summary>Messages beyond the bound; of the consumer only.</summary>
    private int _beyond;

    public BoundedMessageQueue(Config config)
        : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time"))
    {
    }

    /// <param name="boundedCapacity">Messages, at least 1.</param>
    /// <param name="pushTimeOut">Zero: never wait. Negative: wait without limit.</param>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        if (boundedCapacity < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(boundedCapacity), boundedCapacity, "A bounded mailbox needs a capacity of at least 1 message; set mailbox-capacity.");
        }

        PushTimeOut = pushTimeOut;
        _room = new SemaphoreSlim(boundedCapacity, boundedCapacity);
    }

    public TimeSpan PushTimeOut { get; set; }

    public bool HasMessages => !_queue.IsEmpty;

    public int Count => _queue.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (_room.Wait(PushTimeOut < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : PushTimeOut))
        {
            _queue.Enqueue(envelope);
            return;
        }

        DeadLetters.Publish(receiver, envelope);
    }

    void IQueueOfNotices.EnqueueNotice(Envelope envelope)
    {
        _beyond += _room.Wait(TimeSpan.Zero) ? 0 : 1;
        _queue.Enqueue(envelope);
    }

    public bool TryDequeue(out Envelope envelope)
    {
        if (!_queue.TryDequeue(out envelope))
        {
            return false;
        }

        if (_beyond > 0)
        {
            _beyond--;
        }
        else
        {
            _room.Release();
        }

        return true;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }
}
