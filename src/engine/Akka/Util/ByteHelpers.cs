using System.Buffers.Binary;
using Akka.IO;

namespace Akka.Util;

public static class ByteHelpers
{
    /// <summary>Writes four bytes into an array.</summary>
    /// <returns>The array.</returns>
    public static byte[] PutInt(this byte[] target, int x, int offset = 0, ByteOrder order = ByteOrder.BigEndian)
    {
        var place = target.AsSpan(offset, sizeof(int));
        if (order == ByteOrder.BigEndian)
        {
            BinaryPrimitives.WriteInt32BigEndian(place, x);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(place, x);
        }

        return target;
    }
}
