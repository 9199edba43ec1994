using System.Numerics;

namespace Akka.Actor;

/// <summary>
/// A hashed timing wheel (Varghese and Lauck, SOSP 1987): insert and remove are O(1), a turn touches only the buckets that hold something.
/// One thread at a time; time is given to it, in 100 ns units since its start.
/// </summary>
internal sealed class Wheel
{
    private readonly long _tickDuration;
    private readonly int _mask;
    private readonly WheelEntry?[] _first;
    private readonly WheelEntry?[] _last;
    private readonly ulong[] _occupied;
    private long _tick;

    /// <param name="tickDuration">100 ns units; at least 1.</param>
    /// <param name="buckets">Rounded up to a power of two.</param>
    public Wheel(long tickDuration, int buckets)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)buckets);
        _tickDuration = tickDuration;
        _mask = size - 1;
        _first = new WheelEntry?[size];
        _last = new WheelEntry?[size];
        _occupied = new ulong[(size + 63) / 64];
    }

    /// <summary>100 ns units.</summary>
    public long TickDuration => _tickDuration;

    /// <summary>Live and cancelled entries that are linked in.</summary>
    public int Count { get; private set; }

    public long TickOf(long deadline) => deadline / _tickDuration + (deadline % _tickDuration == 0 ? 0 : 1);

    /// <summary>Links the entry in; one that is due already goes to the next turn's first bucket.</summary>
    public void Insert(WheelEntry entry)
    {
        entry.DeadlineTick = Math.Max(TickOf(entry.Deadline), _tick + 1);
        var bucket = (int)(entry.DeadlineTick & _mask);
        entry.Bucket = bucket;
        entry.Previous = _last[bucket];
        if (entry.Previous is { } previous)
        {
            previous.Next = entry;
        }
        else
        {
            _first[bucket] = entry;
            _occupied[bucket >> 6] |= 1UL << bucket;
        }

        _last[bucket] = entry;
        Count++;
    }

    public void Remove(WheelEntry entry)
    {
        var bucket = entry.Bucket;
        if (bucket < 0)
        {
            return;
        }

        if (entry.Previous is { } previous)
        {
            previous.Next = entry.Next;
        }
        else
        {
            _first[bucket] = entry.Next;
        }

        if (entry.Next is { } next)
        {
            next.Previous = entry.Previous;
        }
        else
        {
            _last[bucket] = entry.Previous;
        }

        if (_first[bucket] is null)
        {
            _occupied[bucket >> 6] &= ~(1UL << bucket);
        }

        entry.Next = entry.Previous = null;
        entry.Bucket = -1;
        Count--;
    }

    /// <summary>Turns the wheel to <paramref name="now"/> and hands over what is due, by tick and within one by insertion.</summary>
    public void Advance(long now, Action<WheelEntry> due)
    {
        var target = now / _tickDuration;
        while (NextOccupied(_tick + 1) is { } tick && tick <= target)
        {
            _tick = tick;
            for (var entry = _first[(int)(tick & _mask)]; entry is not null;)
            {
                var next = entry.Next;
                if (entry.DeadlineTick <= tick || !entry.IsLive)
                {
                    Remove(entry);
                    due(entry);
                }

                entry = next;
            }
        }

        _tick = Math.Max(_tick, target);
    }

    /// <summary>The time at which the wheel has something to look at; <see cref="long.MaxValue"/> when it is empty.</summary>
    public long NextWake() => NextOccupied(_tick + 1) is { } tick ? tick * _tickDuration : long.MaxValue;

    /// <summary>The first tick from <paramref name="from"/> on, within one revolution, whose bucket holds something.</summary>
    private long? NextOccupied(long from)
    {
        if (Count == 0)
        {
            return null;
        }

        var start = (int)(from & _mask);
        var words = _occupied.Length;
        var first = start >> 6;
        for (var step = 0; step <= words; step++)
        {
            var index = (first + step) % words;
            var word = _occupied[index];
            if (step == 0)
            {
                word &= ~0UL << start;
            }

            if (word != 0)
            {
                var bucket = (index << 6) + BitOperations.TrailingZeroCount(word);
                return from + ((bucket - start) & _mask);
            }
        }

        return null;
    }
}
