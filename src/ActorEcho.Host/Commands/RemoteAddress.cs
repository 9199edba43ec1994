using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Host.Commands;

/// <summary>The server that a client command is to talk to.</summary>
internal static class RemoteAddress
{
    /// <exception cref="UsageException">It is no address.</exception>
    public static EndPoint Parse(string text)
    {
        if (!ListenAddress.TryParse(text, out var address) || address.Systemd is not null || (address.UnixPath is null && address.Port == 0))
        {
            throw new UsageException($"'{text}' is no server; expected HOST:PORT such as 127.0.0.1:7007, [::1]:7007 or localhost:7007, or unix:/PATH");
        }

        return address switch
        {
            { UnixPath: ['@', .. var name] } => new UnixDomainSocketEndPoint('\0' + name),
            { UnixPath: { } path } => new UnixDomainSocketEndPoint(path),
            _ when IPAddress.TryParse(address.Host, out var ip) => new IPEndPoint(ip, address.Port),
            _ => new DnsEndPoint(address.Host, address.Port),
        };
    }
}
