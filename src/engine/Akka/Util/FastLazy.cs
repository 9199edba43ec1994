namespace Akka.Util;

/// <summary>A value made on first use, once, whichever threads ask; a producer that throws is asked again.</summary>
public sealed class FastLazy<T>
{
    private readonly Lock _gate = new();
    private Func<T>? _producer;
    private T _value = default!;

    public FastLazy(Func<T> producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        _producer = producer;
    }

    // The producer is cleared, with release, after the value is written: whoever reads null here sees the value.
    public T Value => Volatile.Read(ref _producer) is null ? _value : Create();

    public bool IsValueCreated() => Volatile.Read(ref _producer) is null;

    private T Create()
    {
        lock (_gate)
        {
            if (_producer is { } producer)
            {
                _value = producer();
                Volatile.Write(ref _producer, null);
            }

            return _value;
        }
    }
}
