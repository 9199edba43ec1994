using System.Net;
using System.Net.Sockets;

namespace Akka.Native;

/// <summary>Between end points and the bytes of <c>struct sockaddr</c>, whose layout the runtime knows on each platform.</summary>
internal static class SocketAddresses
{
    private static readonly IPEndPoint AnyIPv4 = new(IPAddress.Any, 0);
    private static readonly IPEndPoint AnyIPv6 = new(IPAddress.IPv6Any, 0);
    private static readonly UnixDomainSocketEndPoint Unnamed = new("x");

    /// <summary>The address family's number, for socket(2).</summary>
    /// <exception cref="SocketException">The end point's kind has none here.</exception>
    public static int Family(EndPoint endPoint) => endPoint.AddressFamily switch
    {
        AddressFamily.InterNetwork => Sock.FamilyInet,
        AddressFamily.InterNetworkV6 => Sock.FamilyInet6,
        AddressFamily.Unix => Sock.FamilyUnix,
        _ => throw new SocketException((int)SocketError.AddressFamilyNotSupported),
    };

    public static ReadOnlySpan<byte> Write(EndPoint endPoint)
    {
        var address = endPoint.Serialize();
        return address.Buffer.Span[..address.Size];
    }

    public static EndPoint Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return Unnamed;
        }

        EndPoint template = BitConverter.ToUInt16(bytes) switch
        {
            Sock.FamilyInet => AnyIPv4,
            Sock.FamilyInet6 => AnyIPv6,
            _ => Unnamed,
        };
        var address = new SocketAddress(template.AddressFamily, Math.Max(bytes.Length, 2));
        bytes.CopyTo(address.Buffer.Span);
        address.Size = bytes.Length;
        return template.Create(address);
    }
}
