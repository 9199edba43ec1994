using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Akka.IO;

/// <summary>
/// An immutable rope of bytes. Slices and concatenations share the bytes they are made of; <see cref="Compact"/> gives
/// bytes of one's own.
/// </summary>
/// <remarks>
/// Nearly every instance has one segment, which is kept in the object itself: 40 bytes, and no second allocation. A rope of
/// several has no array of its own but the list of its parts.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The name is Akka.NET's.")]
public sealed partial class ByteString : IEquatable<ByteString>, IEnumerable<byte>
{
    private readonly byte[] _array;
    private readonly int _offset;
    private readonly int _count;
    private readonly ArraySegment<byte>[]? _parts;

    internal ByteString(byte[] array, int offset, int count)
    {
        _array = array;
        _offset = offset;
        _count = count;
    }

    private ByteString(ArraySegment<byte>[] parts, int count)
    {
        _array = [];
        _parts = parts;
        _count = count;
    }

    public static ByteString Empty { get; } = new([], 0, 0);

    public int Count => _count;

    public bool IsEmpty => _count == 0;

    /// <summary>True when the bytes are one array that holds nothing else, so that keeping them keeps no more memory than they are.</summary>
    public bool IsCompact => _parts is null && _count == _array.Length;

    /// <summary>The byte at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="Count"/>.</exception>
    public byte this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
            if (_parts is null)
            {
                return _array[_offset + index];
            }

            foreach (var part in _parts)
            {
                if (index < part.Count)
                {
                    return part[index];
                }

                index -= part.Count;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <summary>The number of contiguous pieces; a loop from 0 to it with <see cref="Segment"/> visits the bytes in order.</summary>
    internal int SegmentCount => _parts?.Length ?? 1;

    internal ArraySegment<byte> Segment(int index) =>
        _parts is null ? new ArraySegment<byte>(_array, _offset, _count) : _parts[index];

    public ByteString Compact() => IsCompact ? this : _count == 0 ? Empty : new ByteString(ToArray(), 0, _count);

    public ByteString Slice(int index) => Slice(index, _count - index);

    /// <summary>A view on the bytes from <paramref name="index"/> on. What lies outside of this string is cut off, not an error.</summary>
    public ByteString Slice(int index, int count)
    {
        if (index < 0)
        {
            index = 0;
        }

        count = Math.Min(count, _count - index);
        if (count <= 0)
        {
            return Empty;
        }

        if (count == _count)
        {
            return this;
        }

        return _parts is null ? new ByteString(_array, _offset + index, count) : FromParts(Parts(index, count));
    }

    public ByteString Concat(ByteString other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsEmpty)
        {
            return other;
        }

        if (other.IsEmpty)
        {
            return this;
        }

        var parts = new ArraySegment<byte>[SegmentCount + other.SegmentCount];
        CopySegments(parts, 0);
        other.CopySegments(parts, SegmentCount);
        return new ByteString(parts, checked(_count + other._count));
    }

    public static ByteString operator +(ByteString x, ByteString y)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Concat(y);
    }

    public IEnumerator<byte> GetEnumerator()
    {
        for (var i = 0; i < SegmentCount; i++)
        {
            var part = Segment(i);
            for (var j = 0; j < part.Count; j++)
            {
                yield return part[j];
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ByteString FromParts(List<ArraySegment<byte>> parts)
    {
        var count = 0;
        foreach (var part in parts)
        {
            count = checked(count + part.Count);
        }

        return parts.Count switch
        {
            0 => Empty,
            1 => new ByteString(parts[0].Array!, parts[0].Offset, count),
            _ => new ByteString([.. parts], count),
        };
    }

    private List<ArraySegment<byte>> Parts(int index, int count)
    {
        var parts = new List<ArraySegment<byte>>(SegmentCount);
        for (var i = 0; i < SegmentCount && count > 0; i++)
        {
            var part = Segment(i);
            var skipped = Math.Min(index, part.Count);
            index -= skipped;
            var taken = Math.Min(part.Count - skipped, count);
            if (taken > 0)
            {
                parts.Add(part.Slice(skipped, taken));
                count -= taken;
            }
        }

        return parts;
    }

    private void CopySegments(ArraySegment<byte>[] target, int at)
    {
        for (var i = 0; i < SegmentCount; i++)
        {
            target[at + i] = Segment(i);
        }
    }
}
