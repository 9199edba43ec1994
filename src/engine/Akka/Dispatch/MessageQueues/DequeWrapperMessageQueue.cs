using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Puts a stack in front of a queue, so that the consumer can push messages back. Only the consumer pushes.</summary>
public class DequeWrapperMessageQueue(IMessageQueue messageQueue) : IMessageQueue, IDequeBasedMessageQueueSemantics
{
    protected readonly IMessageQueue MessageQueue = messageQueue;

    private readonly Stack<Envelope> _front = new();

    public bool HasMessages => _front.Count > 0 || MessageQueue.HasMessages;

    public int Count => _front.Count + MessageQueue.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    public void EnqueueFirst(Envelope envelope) => _front.Push(envelope);

    public bool TryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || MessageQueue.TryDequeue(out envelope);

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }
}

public class UnboundedDequeMessageQueue() : DequeWrapperMessageQueue(new UnboundedMessageQueue()), IUnboundedDequeBasedMessageQueueSemantics;

internal sealed class BoundedDequeMessageQueue(int capacity, TimeSpan pushTimeOut)
    : DequeWrapperMessageQueue(new BoundedMessageQueue(capacity, pushTimeOut)), IBoundedDequeBasedMessageQueueSemantics, IQueueOfNotices
{
    public TimeSpan PushTimeOut => ((BoundedMessageQueue)MessageQueue).PushTimeOut;

    void IQueueOfNotices.EnqueueNotice(Envelope envelope) => ((IQueueOfNotices)MessageQueue).EnqueueNotice(envelope);
}
