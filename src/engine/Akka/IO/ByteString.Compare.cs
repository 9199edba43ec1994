namespace Akka.IO;

public sealed partial class ByteString
{
    public int IndexOf(byte b) => IndexOf(b, 0);

    /// <summary>The index of the first <paramref name="b"/> at or after <paramref name="from"/>, or -1.</summary>
    public int IndexOf(byte b, int from)
    {
        from = Math.Max(from, 0);
        var start = 0;
        for (var i = 0; i < SegmentCount; i++)
        {
            var part = Segment(i).AsSpan();
            var skipped = Math.Min(Math.Max(from - start, 0), part.Length);
            var found = part[skipped..].IndexOf(b);
            if (found >= 0)
            {
                return start + skipped + found;
            }

            start += part.Length;
        }

        return -1;
    }

    /// <summary>True when the bytes of <paramref name="other"/> stand in this string at <paramref name="index"/>.</summary>
    public bool HasSubstring(ByteString other, int index)
    {
        ArgumentNullException.ThrowIfNull(other);
        return index >= 0 && other._count <= _count - index && Slice(index, other._count).Equals(other);
    }

    public bool Equals(ByteString? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || other._count != _count)
        {
            return false;
        }

        return _parts is null && other._parts is null
            ? Segment(0).AsSpan().SequenceEqual(other.Segment(0).AsSpan())
            : EqualParts(other);
    }

    public override bool Equals(object? obj) => Equals(obj as ByteString);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < SegmentCount; i++)
        {
            // A byte at a time: AddBytes gives a result that depends on where the parts are cut.
            foreach (var b in Segment(i).AsSpan())
            {
                hash.Add(b);
            }
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(ByteString? x, ByteString? y) => x is null ? y is null : x.Equals(y);

    public static bool operator !=(ByteString? x, ByteString? y) => !(x == y);

    private bool EqualParts(ByteString other)
    {
        var (left, right) = (0, 0);
        ReadOnlySpan<byte> a = default, b = default;
        for (var rest = _count; rest > 0;)
        {
            a = a.IsEmpty ? Segment(left++).AsSpan() : a;
            b = b.IsEmpty ? other.Segment(right++).AsSpan() : b;
            var common = Math.Min(a.Length, b.Length);
            if (!a[..common].SequenceEqual(b[..common]))
            {
                return false;
            }

            a = a[common..];
            b = b[common..];
            rest -= common;
        }

        return true;
    }
}
