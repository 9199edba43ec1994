using System.Net;
using System.Net.Sockets;
using ActorEcho.TestKit.Engine;

namespace ActorEcho.TestKit.Network;

/// <summary>Who listens where, and the connections between them. Each connection has randomness of its own, so that one more does not change the others.</summary>
internal sealed class FakeNetwork(VirtualTime time, int seed, NetworkOptions options, Trace trace)
{
    private const int FirstFreePort = 40_000;
    private const int SeedStep = 7919;

    private readonly List<FakeBacklog> _listening = [];
    private int _ports;
    private int _links;

    public VirtualTime Time => time;

    public NetworkOptions Options => options;

    public Trace Trace => trace;

    /// <summary>Takes an address; port 0 is any free one.</summary>
    /// <exception cref="SocketException">Somebody listens there.</exception>
    public FakeBacklog Listen(EndPoint address)
    {
        var bound = address switch
        {
            IPEndPoint { Port: 0 } any => new IPEndPoint(any.Address, FreePort()),
            IPEndPoint or UnixDomainSocketEndPoint => address,
            _ => throw new SocketException((int)SocketError.AddressFamilyNotSupported),
        };
        if (_listening.Exists(l => l.IsAt(bound)))
        {
            throw new SocketException((int)SocketError.AddressAlreadyInUse);
        }

        var backlog = new FakeBacklog(bound, l => _listening.Remove(l));
        _listening.Add(backlog);
        return backlog;
    }

    /// <summary>A connection to whoever listens there. It is complete at once for the client, as the kernel answers for the server.</summary>
    /// <returns>Null if nobody listens there.</returns>
    public Link? Connect(string name, EndPoint from, EndPoint to)
    {
        if (_listening.Find(l => l.IsAt(to)) is not { } backlog)
        {
            return null;
        }

        var random = new Random(unchecked((seed * SeedStep) + ++_links));
        var (toServer, toClient) = (new Wire(time, random, options), new Wire(time, random, options));
        var client = new FakeSocket(toClient, toServer, from, to);
        var link = new Link(name, client, new FakeSocket(toServer, toClient, to, from), random);
        time.After(random.UpTo(options.LongestDelay), () => backlog.Arrive(link));
        return link;
    }

    public int FreePort() => FirstFreePort + _ports++;
}
