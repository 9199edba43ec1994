using Akka.Actor;

namespace Akka.Util;

/// <summary>Messages by priority, the least number first; equal ones in the order they came. Not thread-safe.</summary>
public sealed class StableListPriorityQueue
{
    private readonly BinaryHeap<(int Priority, long Arrival), Envelope> _heap;
    private readonly Func<object, int> _priority;
    private long _arrivals;

    public StableListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
    {
        _heap = new BinaryHeap<(int Priority, long Arrival), Envelope>(initialCapacity);
        _priority = priorityCalculator;
    }

    public void Enqueue(Envelope item) => _heap.Push((_priority(item.Message), _arrivals++), item);

    public Envelope Dequeue() => _heap.Pop();

    public Envelope Peek() => _heap.Top;

    public int Count() => _heap.Count;

    public bool IsConsistent() => _heap.IsConsistent();

    public override string ToString() => _heap.ToString();
}
