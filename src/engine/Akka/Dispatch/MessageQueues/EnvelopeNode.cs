using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A link of an <see cref="UnboundedMessageQueue"/>.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Fields, because they are read and written by reference with atomic operations.")]
internal sealed class EnvelopeNode
{
    [ThreadStatic]
    private static EnvelopeNodePool? _pool;

    internal Envelope Envelope;
    internal EnvelopeNode? Next;

    internal static EnvelopeNode Rent() => (_pool ??= new EnvelopeNodePool()).Rent();

    internal static void Return(EnvelopeNode node) => (_pool ??= new EnvelopeNodePool()).Return(node);
}

/// <summary>
/// The spare nodes of one thread, in two batches. Senders take nodes and receivers give them back, on other threads as a rule, so
/// full batches go through a depot that all threads share: one lock for 256 messages.
/// </summary>
internal sealed class EnvelopeNodePool
{
    private const int BatchSize = 256;

    private EnvelopeNode? _nodes;
    private int _count;
    private EnvelopeNode? _fullBatch;

    internal EnvelopeNode Rent()
    {
        var node = _nodes ?? Refill();
        if (node is null)
        {
            return new EnvelopeNode();
        }

        _nodes = node.Next;
        _count--;
        node.Next = null;
        return node;
    }

    internal void Return(EnvelopeNode node)
    {
        if (_count == BatchSize)
        {
            if (_fullBatch is { } batch)
            {
                Depot.Put(batch);
            }

            _fullBatch = _nodes;
            _nodes = null;
            _count = 0;
        }

        node.Next = _nodes;
        _nodes = node;
        _count++;
    }

    private EnvelopeNode? Refill()
    {
        _nodes = _fullBatch ?? Depot.Take();
        _fullBatch = null;
        _count = _nodes is null ? 0 : BatchSize;
        return _nodes;
    }

    /// <summary>Full batches that no thread holds. The first node of each leads to the next batch through its empty envelope.</summary>
    private static class Depot
    {
        /// <summary>16,384 nodes of 40 bytes: more than a burst needs, little for a process to keep.</summary>
        private const int MostBatches = 64;

        private static readonly Lock _lock = new();
        private static EnvelopeNode? _batches;
        private static int _count;

        internal static void Put(EnvelopeNode batch)
        {
            lock (_lock)
            {
                if (_count < MostBatches)
                {
                    batch.Envelope = new Envelope(_batches!, null);
                    _batches = batch;
                    _count++;
                }
            }
        }

        internal static EnvelopeNode? Take()
        {
            if (Volatile.Read(ref _count) == 0)
            {
                return null; // Without the lock, as a queue that only grows looks here for each message.
            }

            lock (_lock)
            {
                var batch = _batches;
                if (batch is not null)
                {
                    _batches = (EnvelopeNode?)batch.Envelope.Message;
                    batch.Envelope = default;
                    _count--;
                }

                return batch;
            }
        }
    }
}
