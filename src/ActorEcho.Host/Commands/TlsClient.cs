using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorEcho.Host.Commands;

/// <summary>How client commands speak TLS.</summary>
internal static class TlsClient
{
    public static readonly Option<bool> Tls = new("--tls") { Description = "Speak TLS." };
    public static readonly Option<string?> Authority = new("--ca") { Description = "Trust the certificates in this PEM file and no others.", HelpName = "FILE" };
    public static readonly Option<bool> Insecure = new("--insecure") { Description = "Speak TLS with whoever it is, whatever the certificate." };

    /// <summary>Null without TLS.</summary>
    /// <exception cref="UsageException">The file holds no certificate, or there is nothing it could be for.</exception>
    [SuppressMessage("Security", "CA5359", Justification = "It is what --insecure asks for.")]
    public static SslClientAuthenticationOptions? Options(ParseResult parsed, EndPoint remote)
    {
        var (authority, insecure) = (parsed.GetValue(Authority), parsed.GetValue(Insecure));
        if (!parsed.GetValue(Tls))
        {
            return authority is null && !insecure ? null : throw new UsageException("--ca and --insecure are for --tls");
        }

        var options = new SslClientAuthenticationOptions
        {
            TargetHost = remote switch { DnsEndPoint name => name.Host, IPEndPoint ip => $"{ip.Address}", _ => "localhost" },
        };
        if (insecure)
        {
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }
        else if (authority is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Read(authority));
        }

        return options;
    }

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (CryptographicException e)
        {
            throw new UsageException($"--ca {file}: {e.Message}");
        }

        return certificates.Count > 0 ? certificates : throw new UsageException($"--ca {file}: there is no certificate in it; expected PEM");
    }
}
