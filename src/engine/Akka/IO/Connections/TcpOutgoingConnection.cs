using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>A connection that we make: resolves the name if there is one, and tries the addresses in turn.</summary>
/// <remarks>The commander gets exactly one reply, however this ends.</remarks>
internal sealed class TcpOutgoingConnection : TcpConnection, IConnectOwner
{
    private readonly TcpDriver _driver;
    private readonly IActorRef _commander;
    private readonly Tcp.Connect _connect;
    private ChannelOptions _options = ChannelOptions.None;
    private readonly CancellationTokenSource _resolving = new();
    private readonly Queue<EndPoint> _addresses = new();
    private ICancelable? _timeout;
    private ICancelable? _again;
    private EndPoint _address;
    private Connector? _connector;
    private Exception? _lastFailure;
    private int _retries;
    private bool _replied;

    public TcpOutgoingConnection(TcpExt tcp, TcpDriver driver, IActorRef commander, Tcp.Connect connect)
        : base(tcp, connect.PullMode)
    {
        _driver = driver;
        _commander = commander;
        _connect = connect;
        _address = connect.RemoteAddress;
    }

    public void OnConnected(Channel channel)
    {
        _connector = null;
        _replied = true;
        _timeout?.Cancel();
        Establish(channel, _commander);
    }

    public void OnConnectFailed(SocketError error) => TryNext(new SocketException((int)error));

    protected override void PreStart()
    {
        try
        {
            Begin();
        }
        catch (Exception e)
        {
            // A timeout that is none, or a name that the resolver refuses at once: an actor that did not come to be could not reply.
            Fail(e);
        }
    }

    private void Begin()
    {
        if (_connect.Timeout is { } timeout)
        {
            _timeout = Context.System.Scheduler.ScheduleTellOnceCancelable(timeout, Self, TimedOut.Instance, Self);
        }

        if (_connect.RemoteAddress is DnsEndPoint name)
        {
            Enter(Resolving);
            Resolve(name);
        }
        else
        {
            Enter(Connecting);
            _addresses.Enqueue(_connect.RemoteAddress);
            TryNext(null);
        }
    }

    protected override void PostStop()
    {
        _timeout?.Cancel();
        _again?.Cancel();
        _resolving.Cancel();
        _resolving.Dispose();
        _connector?.Cancel();
        Reply(new ConnectException("The connection's actor was stopped before it could connect."));
        base.PostStop();
    }

    protected override bool Receive(object message) => false;

    private bool Resolving(object message)
    {
        switch (message)
        {
            case Resolved { Addresses: { } addresses }:
                Enter(Connecting);
                var port = ((DnsEndPoint)_connect.RemoteAddress).Port;
                foreach (var address in addresses)
                {
                    _addresses.Enqueue(new IPEndPoint(address, port));
                }

                TryNext(_addresses.Count == 0 ? new ConnectException($"{_connect.RemoteAddress} has no address.") : null);
                return true;
            case Resolved { Failure: { } failure }:
                Fail(failure);
                return true;
            default:
                return Connecting(message);
        }
    }

    private bool Connecting(object message)
    {
        switch (message)
        {
            case TimedOut:
                Fail(new ConnectException($"No connection to {_connect.RemoteAddress} within {_connect.Timeout}."));
                return true;
            case TryAgain:
                Begin(_address);
                return true;
            case Tcp.CloseCommand:
                Fail(new ConnectException("Closed before it was connected."));
                return true;
            default:
                return Completes(message);
        }
    }

    private void Resolve(DnsEndPoint name)
    {
        var family = Extension.Settings.OutgoingSocketForceIpv4 ? AddressFamily.InterNetwork : name.AddressFamily;
        _ = Extension.Resolver(name.Host, family, _resolving.Token)
            .PipeTo(Self, success: addresses => new Resolved(addresses, null), failure: cause => new Resolved(null, cause));
    }

    /// <summary>Tries the next address; after the last, the last failure is the reply.</summary>
    private void TryNext(Exception? failure)
    {
        _connector = null;
        _lastFailure = failure ?? _lastFailure;
        if (IsWantOfResources(failure) && _retries < Extension.Settings.FinishConnectRetries)
        {
            // 10 ms, then twice as long each time: until a port is free, or the listener's backlog is shorter.
            var pause = TimeSpan.FromMilliseconds(10 << Math.Min(_retries++, 10));
            _again = Cell.SystemImpl.Scheduler.ScheduleTellOnceCancelable(pause, Cell.Self, TryAgain.Instance, Cell.Self);
        }
        else if (_addresses.TryDequeue(out var address))
        {
            Begin(address);
        }
        else
        {
            Fail(_lastFailure!);
        }
    }

    private void Begin(EndPoint address)
    {
        _address = address;
        try
        {
            _options = _options.IsEmpty ? Extension.Settings.OptionsFor(address, _connect.Options) : _options;
            _connector = _driver.Connect(address, _connect.LocalAddress, _options, this);
        }
        catch (Exception e)
        {
            // Whatever it is (the address and the options may be of the user's making), it is the answer to this command.
            TryNext(e);
        }
    }

    private static bool IsWantOfResources(Exception? failure) =>
        failure is SocketException { SocketErrorCode: SocketError.WouldBlock or SocketError.AddressNotAvailable or SocketError.NoBufferSpaceAvailable };

    private void Fail(Exception cause)
    {
        Trace("could not connect:", cause);
        Reply(cause);
        _connector?.Cancel();
        _connector = null;
        Enter(Completes);
        Cell.Self.Stop();
    }

    private void Reply(Exception cause)
    {
        if (!_replied)
        {
            _replied = true;
            _commander.Tell(_connect.FailureMessage.WithCause(cause), Cell.Self);
        }
    }

    internal sealed class Producer(TcpExt tcp, TcpDriver driver, IActorRef commander, Tcp.Connect connect) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpOutgoingConnection);

        public ActorBase Produce() => new TcpOutgoingConnection(tcp, driver, commander, connect);

        public void Release(ActorBase actor)
        {
        }
    }

    /// <summary>What the resolver said, perhaps after the end of who asked.</summary>
    private sealed record Resolved(IPAddress[]? Addresses, Exception? Failure) : IDeadLetterSuppression;

    private sealed class TimedOut : IDeadLetterSuppression
    {
        public static readonly TimedOut Instance = new();
    }

    private sealed class TryAgain : IDeadLetterSuppression
    {
        public static readonly TryAgain Instance = new();
    }
}
