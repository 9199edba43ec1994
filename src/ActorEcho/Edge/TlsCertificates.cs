using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorEcho.Edge;

/// <summary>The certificates of one listener, as they were at one time.</summary>
internal sealed class TlsCertificates
{
    private readonly Dictionary<string, SslStreamCertificateContext> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string File, X509Certificate2 Certificate)> _own = [];
    private readonly X509Certificate2Collection _authorities = [];
    private readonly SslStreamCertificateContext _default;
    private readonly TlsOptions _options;

    /// <exception cref="TlsFileException">A file does not hold what it should.</exception>
    public TlsCertificates(TlsOptions options, TlsFiles files)
    {
        _options = options;
        _default = Load(options.Certificate, files, []);
        foreach (var (host, pair) in options.Sni)
        {
            _hosts[host] = Load(pair, files, ["sni", host]);
        }

        if (options.ClientCa is { } ca)
        {
            _authorities = Parse(files, ca, ["client-ca"]);
        }
    }

    /// <summary>What an operator should know: certificates that clients will not accept at this time.</summary>
    public IEnumerable<string> Warnings(DateTimeOffset now) =>
        from own in _own
        let problem = now > own.Certificate.NotAfter ? $"has expired at {own.Certificate.NotAfter.ToUniversalTime():u}" : now < own.Certificate.NotBefore ? $"is not valid before {own.Certificate.NotBefore.ToUniversalTime():u}" : null
        where problem is not null
        select $"the certificate {own.File} {problem}";

    /// <summary>How to answer a client that names a host, or none. New each time, since a handshake writes into it.</summary>
    public SslServerAuthenticationOptions For(string host, TlsSession session)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = Find(host),
            EnabledSslProtocols = _options.MinVersion == TlsVersion.Tls13 ? SslProtocols.Tls13 : SslProtocols.Tls12 | SslProtocols.Tls13,
            AllowRenegotiation = false,
            ClientCertificateRequired = _options.ClientCertificates != ClientCertificates.None,
        };
        if (options.ClientCertificateRequired)
        {
            // The authorities are named ones, and nothing is fetched on a client's word: neither what its certificate points at, nor its revocation.
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities);
            options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accepts(certificate, chain, errors, session);
        }

        return options;
    }

    private bool Accepts(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, TlsSession session)
    {
        if (errors == SslPolicyErrors.None || (certificate is null && _options.ClientCertificates == ClientCertificates.Request))
        {
            return true;
        }

        session.Refuse(certificate is null
            ? "the client has shown no certificate"
            : $"the client's certificate '{certificate.Subject}' does not hold: {string.Join(", ", chain?.ChainStatus.Select(status => status.Status) ?? [])}");
        return false;
    }

    private SslStreamCertificateContext Find(string host)
    {
        if (host.Length == 0 || _hosts.Count == 0)
        {
            return _default;
        }

        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return _hosts.TryGetValue(host, out var exact) ? exact
            : dot > 0 && _hosts.TryGetValue($"*{host[dot..]}", out var wildcard) ? wildcard
            : _default;
    }

    private SslStreamCertificateContext Load(CertificateFiles pair, TlsFiles files, string[] section)
    {
        var chain = Parse(files, pair.Certificate, [.. section, "certificate"]);
        var key = files[pair.Key];
        if (!key.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            throw new TlsFileException([.. section, "key"], pair.Key, "it has no private key", "a PEM file with the certificate's private key");
        }

        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new TlsFileException([.. section, "key"], pair.Key, "its key is encrypted", "one without a password, as `openssl pkey -in FILE -out NEW` writes it");
        }

        try
        {
            var certificate = X509Certificate2.CreateFromPem(files[pair.Certificate], key);
            _own.Add((pair.Certificate, certificate));

            // Offline: nothing is fetched from where a certificate points at.
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            throw new TlsFileException([.. section, "key"], pair.Key, $"its key is not that of {pair.Certificate}", "the private key that the first certificate there was made with");
        }
    }

    private static X509Certificate2Collection Parse(TlsFiles files, string file, string[] setting)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(files[file]);
        }
        catch (CryptographicException wrong)
        {
            throw new TlsFileException(setting, file, wrong.Message, "certificates in PEM");
        }

        return certificates.Count > 0 ? certificates : throw new TlsFileException(setting, file, "it has no certificate", "certificates in PEM, which begin with -----BEGIN CERTIFICATE-----");
    }
}
