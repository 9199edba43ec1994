using System.Buffers.Binary;
using System.Numerics;

namespace ActorEcho.Edge;

/// <summary>
/// What may follow the addresses of a PROXY header of version 2: a type of one byte, a length of two, a value. Source: doc/proxy-protocol.txt of
/// HAProxy, section 2.2; the checksum is section 2.2.3, the CRC-32C of RFC 4960, appendix B.
/// </summary>
internal static class ProxyTlvs
{
    public const string Malformed = "its TLVs do not end where it ends";

    private const byte Crc32C = 3;
    private const int Head = 3;

    /// <summary>What is wrong with the TLVs from an offset on, or null.</summary>
    public static string? Check(ReadOnlySpan<byte> header, int offset)
    {
        var checksum = -1;
        while (offset < header.Length)
        {
            if (header.Length - offset < Head)
            {
                return Malformed;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(header[(offset + 1)..]);
            if (header.Length - offset - Head < length)
            {
                return Malformed;
            }

            if (header[offset] == Crc32C)
            {
                if (length != sizeof(uint) || checksum >= 0)
                {
                    return "its checksum is not one of 4 bytes";
                }

                checksum = offset + Head;
            }

            offset += Head + length;
        }

        return checksum < 0 || Compute(header, checksum) == BinaryPrimitives.ReadUInt32BigEndian(header[checksum..]) ? null : "its checksum is wrong";
    }

    /// <summary>The checksum of the header with zeroes in its place.</summary>
    internal static uint Compute(ReadOnlySpan<byte> header, int checksum)
    {
        var crc = uint.MaxValue;
        for (var i = 0; i < header.Length; i++)
        {
            crc = BitOperations.Crc32C(crc, i >= checksum && i < checksum + sizeof(uint) ? (byte)0 : header[i]);
        }

        return ~crc;
    }
}
