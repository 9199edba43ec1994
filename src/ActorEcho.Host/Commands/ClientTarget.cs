using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using ActorEcho.Client;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Host.Commands;

/// <summary>The server of a client command, and how to get to it.</summary>
/// <param name="Tls">How to speak TLS to it; null: not at all.</param>
internal sealed record ClientTarget(ActorSystem System, EndPoint Address, SslClientAuthenticationOptions? Tls, TimeSpan Patience)
{
    public string Name => Address is DnsEndPoint name ? $"{name.Host}:{name.Port}" : $"{Address}";

    /// <returns>What to read and write, and the connection under it, which ends our side; both are one without TLS.</returns>
    /// <exception cref="ClientException">There is nobody.</exception>
    /// <exception cref="AuthenticationException">They do not come to an understanding.</exception>
    public async Task<(Stream Stream, ClientStream Raw)> ConnectAsync(CancellationToken cancellation)
    {
        var raw = await ClientStream.ConnectAsync(System, System.Tcp(), Address, Patience);
        if (Tls is null)
        {
            return (raw, raw);
        }

        var secure = new SslStream(raw);
        try
        {
            await secure.AuthenticateAsClientAsync(Tls, cancellation);
            return (secure, raw);
        }
        catch
        {
            raw.Abort();
            throw;
        }
    }

    /// <summary>Ends our side, in TLS too.</summary>
    public static async Task EndAsync(Stream stream, ClientStream raw)
    {
        if (stream is SslStream secure)
        {
            await secure.ShutdownAsync();
        }

        await raw.EndAsync();
    }
}
