namespace Akka.Util;

/// <summary>A binary heap; the item with the least key is on top.</summary>
internal sealed class BinaryHeap<TKey, TItem>(int initialCapacity)
    where TKey : IComparable<TKey>
{
    private readonly List<(TKey Key, TItem Item)> _items = new(initialCapacity);

    public int Count => _items.Count;

    public TItem Top => _items[0].Item;

    public void Push(TKey key, TItem item)
    {
        _items.Add((key, item));
        var child = _items.Count - 1;
        while (child > 0 && IsBefore(child, Parent(child)))
        {
            Swap(child, Parent(child));
            child = Parent(child);
        }
    }

    public TItem Pop()
    {
        var top = Top;
        _items[0] = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        var parent = 0;
        while (LesserChild(parent) is var child && child < _items.Count && IsBefore(child, parent))
        {
            Swap(child, parent);
            parent = child;
        }

        return top;
    }

    public bool IsConsistent() => Enumerable.Range(1, Math.Max(0, _items.Count - 1)).All(child => !IsBefore(child, Parent(child)));

    public override string ToString() => $"{string.Join(" ", _items.Select(pair => pair.Item))} count = {_items.Count}";

    private static int Parent(int child) => (child - 1) / 2;

    private int LesserChild(int parent)
    {
        var left = (2 * parent) + 1;
        return left + 1 < _items.Count && IsBefore(left + 1, left) ? left + 1 : left;
    }

    private bool IsBefore(int a, int b) => _items[a].Key.CompareTo(_items[b].Key) < 0;

    private void Swap(int a, int b) => (_items[a], _items[b]) = (_items[b], _items[a]);
}
