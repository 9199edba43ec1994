using System.Net.Sockets;
using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>One connection: the protocol between its handler and the driver, above the drivers' seam.</summary>
/// <remarks>
/// With a driver that has a loop, this actor is pinned to it and the driver's events come as direct calls on that thread, out
/// of the actor's turn; so they use the cell and no ambient context. With another driver they come in the actor's turn.
/// </remarks>
internal abstract partial class TcpConnection : ActorBase, IChannelOwner, IAnswersAtOnce
{
    private readonly TcpExt _tcp;
    private readonly bool _pullMode;
    private readonly IActorRef _self;
    private Receive _state = EmptyReceive;
    private Channel? _channel;
    private IActorRef? _commander;
    private IActorRef? _handler;
    private bool _handlerGone;
    private bool _keepOpen;
    private bool _peerEnded;

    protected TcpConnection(TcpExt tcp, bool pullMode)
    {
        _tcp = tcp;
        _pullMode = pullMode;
        _self = Self;
    }

    protected TcpExt Extension => _tcp;

    public void Post(IRunnable completion) => _self.Tell(completion, ActorRefs.NoSender);

    void IChannelOwner.OnReceived(ByteString data)
    {
        if (_pullMode)
        {
            _channel!.PauseReceive();
        }

        if (!_handlerGone)
        {
            _handler!.Tell(new Tcp.Received(data), _self);
        }
    }

    void IChannelOwner.OnHeld() => Hold(null, null);

    void IChannelOwner.OnSent() => _state(ChannelEvent.Sent.Instance);

    void IChannelOwner.OnEnd() => _state(ChannelEvent.PeerEnded.Instance);

    void IChannelOwner.OnError(SocketError error) => _state(new ChannelEvent.Broken(error));

    /// <summary>There is a connection: tells <paramref name="commander"/>, who has to register a handler.</summary>
    protected void Establish(Channel channel, IActorRef commander)
    {
        _channel = channel;
        channel.Attach(this);
        AnswerAtOnce();

        // Its end would leave a connection that nobody knows, open until the register timeout.
        _commander = commander;
        Cell.Watch(commander);
        SetReceiveTimeout(_tcp.Settings.RegisterTimeout);
        Enter(WaitingForRegistration);
        commander.Tell(new Tcp.Connected(channel.RemoteEndPoint, channel.LocalEndPoint), _self);
    }

    protected void Enter(Receive state)
    {
        _state = state;
        Become(state);
    }

    protected override void PostStop()
    {
        // Nobody asked for this end if there still is a channel (this actor was stopped, or failed), so it must not look like a good one.
        Finish(new Tcp.ErrorClosed("The connection's actor was stopped."));
        _transfer?.Dispose();
        _tcp.Channels.Release();
    }

    protected void Trace(string what, object? detail = null)
    {
        if (_tcp.Settings.TraceLogging)
        {
            _tcp.Log.Debug("{0}: {1} {2}", _self.Path, what, detail ?? "");
        }
    }
}
