using System.Text;

namespace Akka.IO;

public sealed partial class ByteString
{
    public byte[] ToArray()
    {
        if (_count == 0)
        {
            return [];
        }

        var copy = GC.AllocateUninitializedArray<byte>(_count);
        CopyInto(copy);
        return copy;
    }

    /// <summary>Copies at most <paramref name="count"/> bytes to <paramref name="buffer"/> from <paramref name="index"/> on.</summary>
    /// <returns>The number of bytes copied: the least of <paramref name="count"/> and <see cref="Count"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the buffer.</exception>
    public int CopyTo(byte[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return CopyInto(buffer.AsSpan(index, count));
    }

    public int CopyTo(ref Memory<byte> buffer) => CopyTo(ref buffer, 0, Math.Min(_count, buffer.Length));

    public int CopyTo(ref Memory<byte> buffer, int index, int count) => CopyInto(buffer.Span.Slice(index, count));

    public int CopyTo(ref Span<byte> buffer) => CopyTo(ref buffer, 0, Math.Min(_count, buffer.Length));

    public int CopyTo(ref Span<byte> buffer, int index, int count) => CopyInto(buffer.Slice(index, count));

    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (var i = 0; i < SegmentCount; i++)
        {
            stream.Write(Segment(i).AsSpan());
        }
    }

    public async Task WriteToAsync(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        for (var i = 0; i < SegmentCount; i++)
        {
            await stream.WriteAsync(Segment(i).AsMemory()).ConfigureAwait(false);
        }
    }

    public override string ToString() => ToString(Encoding.UTF8);

    public string ToString(Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);

        // A character may straddle two parts, so a rope is decoded from one array.
        return encoding.GetString(_parts is null ? Segment(0).AsSpan() : ToArray());
    }

    private int CopyInto(Span<byte> target)
    {
        var copied = 0;
        for (var i = 0; i < SegmentCount && copied < target.Length; i++)
        {
            var part = Segment(i).AsSpan();
            part = part[..Math.Min(part.Length, target.Length - copied)];
            part.CopyTo(target[copied..]);
            copied += part.Length;
        }

        return copied;
    }
}
