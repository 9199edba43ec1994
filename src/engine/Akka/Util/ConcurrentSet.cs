using System.Collections;
using System.Collections.Concurrent;

namespace Akka.Util;

public class ConcurrentSet<T> : ICollection<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, byte> _items;

    public ConcurrentSet() => _items = new();

    public ConcurrentSet(IEnumerable<T> collection) => _items = new(Pairs(collection));

    public ConcurrentSet(IEqualityComparer<T> comparer) => _items = new(comparer);

    public ConcurrentSet(IEnumerable<T> collection, IEqualityComparer<T> comparer) =>
        _items = new(Pairs(collection), comparer);

    public ConcurrentSet(int concurrencyLevel, int capacity) => _items = new(concurrencyLevel, capacity);

    public ConcurrentSet(int concurrencyLevel, IEnumerable<T> collection, IEqualityComparer<T> comparer) =>
        _items = new(concurrencyLevel, Pairs(collection), comparer);

    public ConcurrentSet(int concurrencyLevel, int capacity, IEqualityComparer<T> comparer) =>
        _items = new(concurrencyLevel, capacity, comparer);

    public bool IsEmpty => _items.IsEmpty;

    public int Count => _items.Count;

    bool ICollection<T>.IsReadOnly => false;

    public bool TryAdd(T item) => _items.TryAdd(item, 0);

    public bool TryRemove(T item) => _items.TryRemove(item, out _);

    public bool Contains(T item) => _items.ContainsKey(item);

    public void Clear() => _items.Clear();

    public IEnumerator<T> GetEnumerator() => _items.Select(pair => pair.Key).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<T>.Add(T item)
    {
        if (!TryAdd(item))
        {
            throw new ArgumentException("The set has this item already.", nameof(item));
        }
    }

    bool ICollection<T>.Remove(T item) => TryRemove(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _items.Keys.CopyTo(array, arrayIndex);

    private static IEnumerable<KeyValuePair<T, byte>> Pairs(IEnumerable<T> items) =>
        items.Distinct().Select(item => KeyValuePair.Create(item, (byte)0));
}
