namespace Akka.Cells;

/// <summary>A map that most often holds one entry or none: the first has its place here, and only a second one needs a table.</summary>
/// <remarks>A connection and its handler watch each other and nobody else; with tables that would cost each of them some 600 bytes.</remarks>
internal struct SmallMap<TKey, TValue>
    where TKey : class
{
    private TKey? _key;
    private TValue? _value;
    private Dictionary<TKey, TValue>? _more;

    internal readonly bool TryGet(TKey key, out TValue? value)
    {
        if (key.Equals(_key))
        {
            value = _value;
            return true;
        }

        value = default;
        return _more is not null && _more.TryGetValue(key, out value);
    }

    internal void Set(TKey key, TValue value)
    {
        if (_more is not null)
        {
            _more[key] = value;
        }
        else if (_key is null || key.Equals(_key))
        {
            (_key, _value) = (key, value);
        }
        else
        {
            _more = new Dictionary<TKey, TValue> { [_key] = _value!, [key] = value };
            (_key, _value) = (null, default);
        }
    }

    internal bool Remove(TKey key, out TValue? value)
    {
        if (key.Equals(_key))
        {
            value = _value;
            (_key, _value) = (null, default);
            return true;
        }

        value = default;
        return _more is not null && _more.Remove(key, out value);
    }

    internal readonly TKey[] Keys() => _key is not null ? [_key] : _more is not null ? [.. _more.Keys] : [];
}
