using System.Text;

namespace Akka.IO;

// CopyFrom takes bytes of its own; FromBytes wraps the caller's array, which must then not be written to.
public sealed partial class ByteString
{
    public static ByteString CopyFrom(byte[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return CopyFrom(array.AsSpan());
    }

    public static ByteString CopyFrom(ArraySegment<byte> buffer) => CopyFrom(buffer.AsSpan());

    public static ByteString CopyFrom(byte[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        return CopyFrom(array.AsSpan(offset, count));
    }

    public static ByteString CopyFrom(Memory<byte> memory) => CopyFrom(memory.Span);

    public static ByteString CopyFrom(Memory<byte> memory, int offset, int count) => CopyFrom(memory.Span.Slice(offset, count));

    public static ByteString CopyFrom(Span<byte> span) => span.IsEmpty ? Empty : new ByteString(span.ToArray(), 0, span.Length);

    public static ByteString CopyFrom(Span<byte> span, int offset, int count) => CopyFrom(span.Slice(offset, count));

    public static ByteString CopyFrom(IEnumerable<ArraySegment<byte>> buffers) => FromBytes(buffers).Copy();

    public static ByteString FromBytes(byte[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return array.Length == 0 ? Empty : new ByteString(array, 0, array.Length);
    }

    public static ByteString FromBytes(byte[] array, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(array);
        return FromBytes(new ArraySegment<byte>(array, offset, count));
    }

    public static ByteString FromBytes(ArraySegment<byte> buffer) =>
        buffer.Count == 0 ? Empty : new ByteString(buffer.Array!, buffer.Offset, buffer.Count);

    public static ByteString FromBytes(IEnumerable<ArraySegment<byte>> buffers)
    {
        ArgumentNullException.ThrowIfNull(buffers);
        return FromParts([.. buffers.Where(b => b.Count > 0)]);
    }

    public static ByteString FromString(string str) => FromString(str, Encoding.UTF8);

    public static ByteString FromString(string str, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(str);
        ArgumentNullException.ThrowIfNull(encoding);
        return FromBytes(encoding.GetBytes(str));
    }

    public static explicit operator ByteString(byte[] bytes) => CopyFrom(bytes);

    public static explicit operator byte[](ByteString byteString)
    {
        ArgumentNullException.ThrowIfNull(byteString);
        return byteString.ToArray();
    }

    private ByteString Copy() => IsEmpty ? Empty : new ByteString(ToArray(), 0, _count);
}
