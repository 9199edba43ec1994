using System.Collections;

namespace Akka.Util;

public static class BitArrayHelpers
{
    public static byte[] ToBytes(this BitArray arr)
    {
        var bytes = new byte[(arr.Length + 7) / 8];
        arr.CopyTo(bytes, 0);
        return bytes;
    }
}
