using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;

namespace Akka.IO.Sockets;

/// <summary>A listening <see cref="Socket"/>.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Close disposes of the operation, or it does so when it ends.")]
internal sealed class SocketAcceptor : Acceptor
{
    private readonly Socket _socket;
    private readonly ChannelOptions _options;
    private readonly DriverSettings _settings;
    private readonly IAcceptOwner _owner;
    private readonly Accepting _pending;
    private Socket? _held;
    private bool _accepting;
    private bool _closed;

    /// <param name="socket">A socket that listens; the acceptor's from now on.</param>
    public SocketAcceptor(Socket socket, ChannelOptions options, DriverSettings settings, IAcceptOwner owner)
    {
        _socket = socket;
        _options = options;
        _settings = settings;
        _owner = owner;
        _pending = new Accepting(this, owner);
        LocalEndPoint = socket.LocalEndPoint!;
        socket.Blocking = false;
    }

    public override EndPoint LocalEndPoint { get; }

    public override void StartAccept()
    {
        if (_closed)
        {
            return;
        }

        _accepting = true;
        if (!_pending.Busy)
        {
            _pending.Start();
        }
    }

    public override void PauseAccept() => _accepting = false;

    public override int ResetWaiting(int most)
    {
        var count = 0;
        try
        {
            for (; count < most && _socket.Poll(0, SelectMode.SelectRead); count++)
            {
                SocketsDriver.Reset(_socket.Accept());
            }

        }
        catch (SocketException)
        {
            // They left by themselves, or some other thread took the descriptor; the next round finds out.
        }

        return count;
    }

    public override void Close()
    {
        if (_closed)
        {
            return;
        }

        (_closed, _accepting) = (true, false);
        _pending.Release();
        _socket.Dispose();
        SocketsDriver.Reset(_held);
    }

    private void Accepted(Socket socket)
    {
        SocketChannel channel;
        try
        {
            SocketsDriver.Prepare(socket);
            _options.AfterConnect(socket);
            channel = new SocketChannel(socket, _settings.ReceiveLimit);
        }
        catch (SocketException)
        {
            // The peer is gone before we looked: that connection's failure, not the listener's.
            socket.Dispose();
            _owner.OnAcceptError(SocketError.ConnectionAborted);
            return;
        }

        _owner.OnAccepted(channel);
    }

    private sealed class Accepting(SocketAcceptor acceptor, IAcceptOwner owner) : SocketCompletion(owner)
    {
        public void Start() => Begin();

        protected override bool Operate()
        {
            // One accepted before a pause took hold is delivered in a turn of its own, as any other.
            AcceptSocket = acceptor._held;
            acceptor._held = null;
            return AcceptSocket is null && acceptor._socket.AcceptAsync(this);
        }

        protected override void Finish()
        {
            var socket = AcceptSocket;
            AcceptSocket = null;
            if (!acceptor._accepting && socket is not null && SocketError == SocketError.Success)
            {
                acceptor._held = socket;
                return;
            }

            if (SocketError != SocketError.Success)
            {
                socket?.Dispose();
                acceptor._owner.OnAcceptError(SocketError);
            }
            else if (socket is not null)
            {
                acceptor.Accepted(socket);
            }

            if (acceptor._accepting && !Busy)
            {
                Start();
            }
        }
    }
}
