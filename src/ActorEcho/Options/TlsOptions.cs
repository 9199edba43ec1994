namespace ActorEcho;

/// <summary>
/// That a listener speaks TLS, before any byte of its service (<c>tls</c>). A side that has nothing more to send says so with a close_notify; a peer that
/// ends without one has been cut short, for all we know, and its connection ends with <see cref="CloseReason.ConnectionReset"/>.
/// </summary>
/// <param name="Certificate">What clients get that name no host, or none of <see cref="Sni"/>.</param>
public sealed record TlsOptions(CertificateFiles Certificate)
{
    /// <summary>Certificates by the host that clients name (SNI, RFC 6066 section 3): <c>example.org</c>, or <c>*.example.org</c> for one label more.</summary>
    public IReadOnlyDictionary<string, CertificateFiles> Sni { get; init; } = new Dictionary<string, CertificateFiles>();

    /// <summary>Whether clients show a certificate, default none.</summary>
    public ClientCertificates ClientCertificates { get; init; }

    /// <summary>A PEM file with the authorities that may have issued clients' certificates. Needed unless none are asked for. Revocation is not checked.</summary>
    public string? ClientCa { get; init; }

    /// <summary>The oldest version to speak, default TLS 1.2. Older ones are deprecated (RFC 8996).</summary>
    public TlsVersion MinVersion { get; init; }

    /// <summary>How long a client may take from its first byte of TLS to the end of the handshake, waiting for its turn included, 1 ms to 1 h, default 10 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Handshakes under way at a time, 1 to 100,000, default 256. Clients above it wait without being read from. It bounds the memory of
    /// connections that have not shown who they are: at most 256 KiB each, mostly some 10 KiB.
    /// </summary>
    public int MaxHandshakes { get; init; } = 256;

    /// <summary>How often the files are read to see whether they have changed, 100 ms to 1 day, default 10 s; null for never. Connections that are there keep what they have.</summary>
    public TimeSpan? ReloadInterval { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>A certificate and its key.</summary>
/// <param name="Certificate">A PEM file: the certificate, followed by the intermediate ones up to the authority.</param>
/// <param name="Key">A PEM file with its private key, not encrypted. It may be the same file.</param>
public sealed record CertificateFiles(string Certificate, string Key);

/// <summary>Whether clients show a certificate.</summary>
public enum ClientCertificates
{
    /// <summary>They are not asked for one.</summary>
    None,

    /// <summary>They are asked for one and may have none. One that does not hold ends the handshake.</summary>
    Request,

    /// <summary>They need one.</summary>
    Require,
}

/// <summary>A version of TLS.</summary>
public enum TlsVersion
{
    /// <summary>TLS 1.2 (RFC 5246).</summary>
    Tls12,

    /// <summary>TLS 1.3 (RFC 8446).</summary>
    Tls13,
}
