using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Readiness;

/// <summary>
/// The local addresses of the probes that are on their way: what a listener knows them by, to keep them out of limits and metrics. While the
/// probe's socket has it, no other can have the address (it is bound without SO_REUSEADDR), and a connection from elsewhere cannot pretend to
/// come from here; each ticket is good for one connection.
/// </summary>
internal sealed class ProbeTickets
{
    private readonly ConcurrentDictionary<string, IActorRef> _probes = new(StringComparer.Ordinal);
    private int _count;

    public void Add(string address, IActorRef probe)
    {
        if (_probes.TryAdd(address, probe))
        {
            Interlocked.Increment(ref _count);
        }
    }

    /// <summary>The probe whose connection this is, or null.</summary>
    public IActorRef? Take(EndPoint peer) => Volatile.Read(ref _count) > 0 ? Take(peer.ToString()!) : null;

    public IActorRef? Take(string address)
    {
        if (!_probes.TryRemove(address, out var probe))
        {
            return null;
        }

        Interlocked.Decrement(ref _count);
        return probe;
    }
}

/// <summary>Binds a probe's socket, and hands its address in, before it connects: the listener may have it before the probe hears of it.</summary>
internal sealed class ProbeTicket(ProbeTickets tickets, IActorRef probe, EndPoint target) : Inet.SocketOption
{
    private volatile string? _address;

    public override void BeforeConnect(Socket s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (target is IPEndPoint ip)
        {
            s.Bind(new IPEndPoint(ip.Address, 0));
            HandIn(s);
        }
        else if (OperatingSystem.IsLinux())
        {
            s.Bind(new UnixDomainSocketEndPoint($"\0actorecho-canary-{Guid.NewGuid():N}"));
            HandIn(s);
        }
    }

    private void HandIn(Socket s)
    {
        _address = s.LocalEndPoint!.ToString()!;
        tickets.Add(_address, probe);
    }

    public void Withdraw()
    {
        if (_address is { } address)
        {
            tickets.Take(address);
        }
    }
}
