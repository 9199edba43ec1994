namespace ActorEcho.Edge;

/// <summary>The TLS of all listeners. It outlives them: one that is started again keeps the certificates, whatever has become of the files.</summary>
internal sealed class TlsEdges
{
    private readonly Dictionary<string, TlsEdge> _edges = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A file is of no use.</exception>
    public TlsEdges(IEnumerable<ListenerOptions> listeners)
    {
        foreach (var listener in listeners)
        {
            if (listener.Tls is { } tls)
            {
                _edges[listener.Name] = Load(listener.Name, tls);
            }
        }
    }

    public TlsEdge? Of(string listener) => _edges.GetValueOrDefault(listener);

    private static TlsEdge Load(string listener, TlsOptions options)
    {
        try
        {
            return new TlsEdge(options);
        }
        catch (TlsFileException wrong)
        {
            throw new ArgumentException($"listener {listener}: tls.{wrong.Message}", nameof(options), wrong);
        }
    }
}
