using System.Net.Security;

namespace ActorEcho.Edge;

/// <summary>What all connections of a listener share of its TLS; they run on different threads.</summary>
internal sealed class TlsEdge
{
    private volatile TlsCertificates _certificates;
    private string _seen;

    /// <exception cref="TlsFileException">A file is of no use.</exception>
    public TlsEdge(TlsOptions options)
    {
        var files = TlsFiles.Read(options);
        Options = options;
        Turns = new TlsTurns(options.MaxHandshakes);
        _seen = files.Fingerprint;
        _certificates = new TlsCertificates(options, files);
        Select = (_, hello, session, _) => ValueTask.FromResult(_certificates.For(hello.ServerName, (TlsSession)session!));
    }

    public TlsOptions Options { get; }

    public TlsTurns Turns { get; }

    /// <summary>Chooses the certificate by the host that a client names. Its state is the <see cref="TlsSession"/>.</summary>
    public ServerOptionsSelectionCallback Select { get; }

    /// <inheritdoc cref="TlsCertificates.Warnings"/>
    public IEnumerable<string> Warnings(DateTimeOffset now) => _certificates.Warnings(now);

    /// <summary>
    /// Reads the files again, for new handshakes to use if they have changed. One that is of no use leaves everything as it was, and is told of once.
    /// Not for two threads at a time; it waits for the disk.
    /// </summary>
    public TlsReload Reload()
    {
        var seen = "";
        try
        {
            var files = TlsFiles.Read(Options);
            seen = files.Fingerprint;
            if (seen == _seen)
            {
                return TlsReload.Nothing;
            }

            _certificates = new TlsCertificates(Options, files);
            _seen = seen;
            return new TlsReload(IsNew: true, null);
        }
        catch (TlsFileException wrong)
        {
            // A file that cannot be read has no fingerprint: what is wrong with it stands for it.
            seen = seen.Length > 0 ? seen : wrong.Message;
            var isTold = _seen == seen;
            _seen = seen;
            return isTold ? TlsReload.Nothing : new TlsReload(IsNew: false, wrong.Message);
        }
    }
}
