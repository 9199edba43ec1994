using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorEcho.Edge;

/// <summary>
/// Version 2: 16 bytes with a signature and a length, then addresses and TLVs. Source: doc/proxy-protocol.txt of HAProxy, section 2.2. What the
/// document leaves open: addresses of a protocol that is not a stream are ignored, and a checksum is checked wherever there is one, also in a header
/// whose addresses are ignored.
/// </summary>
internal static class ProxyBinary
{
    /// <summary>The bytes that say how long the header is.</summary>
    public const int Prefix = 16;

    private const int UnixPath = 108;

    // What is not UTF-8 becomes a question mark, so that a path never gets longer than it was.
    private static readonly Encoding Paths = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), new DecoderReplacementFallback("?"));

    public static ReadOnlySpan<byte> Signature => "\r\n\r\n\0\r\nQUIT\n"u8;

    /// <summary>The length of the whole header, whose first <see cref="Prefix"/> bytes are given at least.</summary>
    public static int LengthOf(ReadOnlySpan<byte> header) => Prefix + BinaryPrimitives.ReadUInt16BigEndian(header[14..]);

    /// <summary>What is wrong with the first <see cref="Prefix"/> bytes, or null.</summary>
    public static string? CheckPrefix(ReadOnlySpan<byte> header)
    {
        if (header[12] >> 4 != 2)
        {
            return $"it is of version {header[12] >> 4}, expected 2";
        }

        if ((header[12] & 0xf) > 1)
        {
            return $"its command is {header[12] & 0xf}, expected 0 (LOCAL) or 1 (PROXY)";
        }

        // The family of LOCAL is ignored.
        return IsLocal(header) || ((header[13] >> 4) <= 3 && (header[13] & 0xf) <= 2) ? null : $"there is no address family and protocol 0x{header[13]:x2}";
    }

    /// <summary>Reads a whole header with a right prefix.</summary>
    public static (ProxyHeader? Header, string? Problem) Parse(ReadOnlySpan<byte> header)
    {
        var isIgnored = IsLocal(header) || (header[13] >> 4) == 0 || (header[13] & 0xf) == 0;
        var length = AddressLength(header);
        if (header.Length < Prefix + length)
        {
            return isIgnored ? (ProxyHeader.WithoutAddresses, null) : (null, $"it has no room for its addresses of {length} bytes");
        }

        // Only well-formed TLVs can be told from other bytes, which whoever gives no addresses may put there.
        var fault = ProxyTlvs.Check(header, Prefix + length);
        if (fault is not null && !(isIgnored && fault == ProxyTlvs.Malformed))
        {
            return (null, fault);
        }

        return (isIgnored || (header[13] & 0xf) != 1 ? ProxyHeader.WithoutAddresses : Addresses(header[Prefix..], header[13] >> 4), null);
    }

    private static bool IsLocal(ReadOnlySpan<byte> header) => (header[12] & 0xf) == 0;

    private static int AddressLength(ReadOnlySpan<byte> header) => (header[13] >> 4) switch
    {
        1 => 12,
        2 => 36,
        3 => 2 * UnixPath,
        _ => 0,
    };

    private static ProxyHeader Addresses(ReadOnlySpan<byte> body, int family) => family switch
    {
        1 => Endpoints(body, 4),
        2 => Endpoints(body, 16),
        _ => new ProxyHeader(PathOf(body[..UnixPath]), PathOf(body[UnixPath..(2 * UnixPath)])),
    };

    private static ProxyHeader Endpoints(ReadOnlySpan<byte> body, int length)
    {
        var ports = body[(2 * length)..];
        return new ProxyHeader(
            new IPEndPoint(new IPAddress(body[..length]), BinaryPrimitives.ReadUInt16BigEndian(ports)),
            new IPEndPoint(new IPAddress(body[length..(2 * length)]), BinaryPrimitives.ReadUInt16BigEndian(ports[2..])));
    }

    // A client's end of a Unix socket mostly has no name.
    private static UnixDomainSocketEndPoint? PathOf(ReadOnlySpan<byte> field)
    {
        var abstractMark = field[0] == 0 ? 1 : 0;
        var end = field[abstractMark..].IndexOf((byte)0);
        var path = Paths.GetString(end < 0 ? field[..^1] : field[..(abstractMark + end)]);
        return path.Length > abstractMark ? new UnixDomainSocketEndPoint(path) : null;
    }
}
