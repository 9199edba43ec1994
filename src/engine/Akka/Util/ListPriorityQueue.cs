using Akka.Actor;

namespace Akka.Util;

/// <summary>Messages by priority, the least number first; equal ones in no given order. Not thread-safe.</summary>
public sealed class ListPriorityQueue
{
    private readonly BinaryHeap<int, Envelope> _heap;
    private readonly Func<object, int> _priority;

    public ListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
    {
        _heap = new BinaryHeap<int, Envelope>(initialCapacity);
        _priority = priorityCalculator;
    }

    public void Enqueue(Envelope item) => _heap.Push(_priority(item.Message), item);

    public Envelope Dequeue() => _heap.Pop();

    public Envelope Peek() => _heap.Top;

    public int Count() => _heap.Count;

    public bool IsConsistent() => _heap.IsConsistent();

    public override string ToString() => _heap.ToString();
}
