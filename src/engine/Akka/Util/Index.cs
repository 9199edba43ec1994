using System.Collections.Concurrent;

namespace Akka.Util;

/// <summary>A concurrent map from a key to a set of values; a key exists while it has a value.</summary>
public class Index<TKey, TValue>
    where TKey : notnull
    where TValue : notnull
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<TKey, ConcurrentSet<TValue>> _sets = new();

    public ICollection<TKey> Keys => _sets.Keys;

    public HashSet<TValue> Values => [.. _sets.Values.SelectMany(set => set)];

    public bool IsEmpty => _sets.IsEmpty;

    public IEnumerable<TValue> this[TKey index] => _sets.TryGetValue(index, out var set) ? set : [];

    /// <returns>Whether the key had not had this value.</returns>
    public bool Put(TKey key, TValue value)
    {
        lock (_gate)
        {
            return _sets.GetOrAdd(key, static _ => new ConcurrentSet<TValue>()).TryAdd(value);
        }
    }

    public TValue? FindValue(TKey key, Func<TValue, bool> predicate) => this[key].FirstOrDefault(predicate);

    public void ForEach(Action<TKey, TValue> fun)
    {
        foreach (var (key, set) in _sets)
        {
            foreach (var value in set)
            {
                fun(key, value);
            }
        }
    }

    public bool Remove(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (!_sets.TryGetValue(key, out var set) || !set.TryRemove(value))
            {
                return false;
            }

            if (set.IsEmpty)
            {
                _sets.TryRemove(key, out _);
            }

            return true;
        }
    }

    public IEnumerable<TValue> Remove(TKey key)
    {
        lock (_gate)
        {
            return _sets.TryRemove(key, out var set) ? set : [];
        }
    }

    public void RemoveValue(TValue value)
    {
        foreach (var key in _sets.Keys)
        {
            Remove(key, value);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _sets.Clear();
        }
    }
}
