using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Hands out the message with the least priority number first; equal ones in no given order.</summary>
public class UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, int> _queue = new(initialCapacity);
    private readonly Stack<Envelope> _front = new();

    protected override int LockedCount => _front.Count + _queue.Count;

    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope, priorityGenerator(envelope.Message));

    protected override bool LockedTryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);
}

/// <summary>Hands out the message with the least priority number first; equal ones in the order they came.</summary>
public class UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, (int Priority, long Arrival)> _queue = new(initialCapacity);
    private readonly Stack<Envelope> _front = new();
    private long _arrivals;

    protected override int LockedCount => _front.Count + _queue.Count;

    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    protected override void LockedEnqueue(Envelope envelope) =>
        _queue.Enqueue(envelope, (priorityGenerator(envelope.Message), _arrivals++));

    protected override bool LockedTryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);
}
