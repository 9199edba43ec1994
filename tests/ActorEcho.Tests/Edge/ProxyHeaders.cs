using System.Buffers.Binary;
using System.Net;
using System.Text;
using ActorEcho.Edge;

namespace ActorEcho.Tests.Edge;

/// <summary>Headers as proxies send them.</summary>
internal static class ProxyHeaders
{
    public static readonly byte[] Line = "PROXY TCP4 192.168.0.1 192.168.0.11 56324 443\r\n"u8.ToArray();

    public static readonly byte[] Line6 = "PROXY TCP6 2001:db8::1 ::ffff:10.0.0.1 65535 1\r\n"u8.ToArray();

    /// <summary>As HAProxy's send-proxy-v2 writes it.</summary>
    public static readonly byte[] IPv4 = Binary(0x21, 0x11, [192, 168, 0, 1, 192, 168, 0, 11, 0xdc, 0x04, 0x01, 0xbb]);

    public static readonly byte[] IPv6 =
        Binary(0x21, 0x21, [.. IPAddress.Parse("2001:db8::1").GetAddressBytes(), .. IPAddress.Parse("::ffff:10.0.0.1").GetAddressBytes(), 0xff, 0xff, 0, 1]);

    /// <summary>As a proxy that is checking whether the server is there writes it.</summary>
    public static readonly byte[] Local = Binary(0x20, 0x00, []);

    /// <summary>Addresses, an authority and a checksum.</summary>
    public static readonly byte[] Checked = WithChecksum(Binary(0x21, 0x11, [192, 168, 0, 1, 192, 168, 0, 11, 0xdc, 0x04, 0x01, 0xbb, .. Tlv(2, "example.org"u8), .. Tlv(3, [0, 0, 0, 0])]));

    public static readonly byte[] Unix = Binary(0x21, 0x31, [.. Path("/run/client"), .. Path("/run/server")]);

    public static byte[] Binary(byte command, byte family, byte[] body)
    {
        byte[] header = [.. "\r\n\r\n\0\r\nQUIT\n"u8, command, family, 0, 0, .. body];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(14), (ushort)body.Length);
        return header;
    }

    public static byte[] Tlv(byte type, ReadOnlySpan<byte> value) => [type, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    /// <summary>Fills the checksum of a header that ends with its TLV.</summary>
    public static byte[] WithChecksum(byte[] header)
    {
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(header.Length - 4), Crc32C(header));
        return header;
    }

    public static byte[] Path(string path) => [.. Encoding.UTF8.GetBytes(path), .. new byte[108 - Encoding.UTF8.GetByteCount(path)]];

    /// <summary>Reads bytes in chunks that end at the given places.</summary>
    public static (ProxyHeaderReader Reader, int Taken) Read(byte[] bytes, params int[] cuts)
    {
        var reader = new ProxyHeaderReader();
        var (start, taken) = (0, 0);
        foreach (var cut in cuts.Append(bytes.Length))
        {
            if (reader.Header is null && reader.Problem is null)
            {
                taken += reader.Read(bytes.AsSpan(start..cut));
            }

            start = cut;
        }

        return (reader, taken);
    }

    // Bit by bit as RFC 4960 appendix B defines it, so that the table or instruction that the code uses is held to something else.
    private static uint Crc32C(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82f63b78);
            }
        }

        return ~crc;
    }
}
