using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// A linked queue for many producers and one consumer: a producer swaps itself in at the tail with one atomic exchange and
/// then links its predecessor to itself; the consumer follows the links from a spent node at the head.
/// </summary>
/// <remarks>
/// Between the exchange and the link the queue is not empty but its next node cannot be seen yet: the consumer spins for the
/// few instructions that takes. Nodes come from the producing thread's pool and go back to the consuming thread's.
/// </remarks>
public sealed class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics, Event.ILoggerMessageQueueSemantics
{
    private EnvelopeNode _head;
    private EnvelopeNode _tail;

    public UnboundedMessageQueue() => _head = _tail = EnvelopeNode.Rent();

    public bool HasMessages => !ReferenceEquals(Volatile.Read(ref _head), Volatile.Read(ref _tail));

    /// <summary>A snapshot that walks the queue; only the consumer gets an exact figure, and only while nobody sends.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _head.Next); node is not null; node = Volatile.Read(ref node.Next))
            {
                count++;
            }

            return count;
        }
    }

    public void Enqueue(IActorRef receiver, Envelope envelope) => Enqueue(envelope);

    internal void Enqueue(in Envelope envelope)
    {
        var node = EnvelopeNode.Rent();
        node.Envelope = envelope;
        var previous = Interlocked.Exchange(ref _tail, node);
        Volatile.Write(ref previous.Next, node);
    }

    public bool TryDequeue(out Envelope envelope)
    {
        var head = _head;
        var next = Volatile.Read(ref head.Next);
        if (next is null)
        {
            if (ReferenceEquals(head, Volatile.Read(ref _tail)))
            {
                envelope = default;
                return false;
            }

            next = AwaitLink(head);
        }

        envelope = next.Envelope;
        next.Envelope = default;
        Volatile.Write(ref _head, next);
        EnvelopeNode.Return(head);
        return true;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }

    private static EnvelopeNode AwaitLink(EnvelopeNode head)
    {
        var spinner = default(SpinWait);
        EnvelopeNode? next;
        while ((next = Volatile.Read(ref head.Next)) is null)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }

        return next;
    }
}
