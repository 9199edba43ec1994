using System.Net;

namespace ActorEcho.TestKit.Network;

/// <summary>A listening socket: connections that wait to be accepted.</summary>
internal sealed class FakeBacklog(EndPoint address, Action<FakeBacklog> closed)
{
    private readonly Queue<Link> _waiting = new();
    private bool _isClosed;

    public EndPoint Address => address;

    /// <summary>Called when there is a connection to accept.</summary>
    public Action Arrived { get; set; } = () => { };

    public bool TryAccept(out Link link) => _waiting.TryDequeue(out link!);

    public void Arrive(Link link)
    {
        if (_isClosed)
        {
            link.Server.Abort();
            return;
        }

        _waiting.Enqueue(link);
        Arrived();
    }

    public bool IsAt(EndPoint other) => address.Equals(other) || (address is IPEndPoint mine && other is IPEndPoint theirs && mine.Port == theirs.Port
        && (mine.Address.Equals(IPAddress.Any) || mine.Address.Equals(IPAddress.IPv6Any)));

    /// <summary>Whoever waits is reset, as the kernel does it.</summary>
    public void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            closed(this);
            while (_waiting.TryDequeue(out var link))
            {
                link.Server.Abort();
            }
        }
    }
}
