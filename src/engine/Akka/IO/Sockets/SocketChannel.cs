using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Loops;

namespace Akka.IO.Sockets;

/// <summary>A connection on <see cref="Socket"/>, on every platform that .NET runs on.</summary>
/// <remarks>
/// It waits for data with a receive of zero bytes, which needs no buffer, and then takes what is there with a call that does not
/// block. Sending tries such a call first too, and only what the kernel did not take is copied and sent asynchronously.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "Close and Abort dispose of the operations, or these do so when they end.")]
internal sealed class SocketChannel : Channel
{
    [ThreadStatic]
    private static ReceiveSlab? _slab;

    private readonly Socket _socket;
    private readonly int _receiveLimit;
    private readonly EndPoint _remote;
    private readonly EndPoint _local;
    private IChannelOwner? _owner;
    private Waiting? _waiting;
    private Sending? _sending;
    private bool _receiving;
    private bool _ended;

    /// <exception cref="SocketException">The peer is gone already.</exception>
    public SocketChannel(Socket socket, int receiveLimit)
    {
        _socket = socket;
        _receiveLimit = receiveLimit;
        socket.Blocking = false;
        _remote = socket.RemoteEndPoint ?? throw new SocketException((int)SocketError.NotConnected);
        _local = socket.LocalEndPoint ?? throw new SocketException((int)SocketError.NotConnected);
    }

    public override int Descriptor => OperatingSystem.IsWindows() ? -1 : (int)_socket.Handle;

    public override EndPoint LocalEndPoint => _local;

    public override EndPoint RemoteEndPoint => _remote;

    public override void Attach(IChannelOwner owner)
    {
        _owner = owner;
        _waiting = new Waiting(this, owner);
    }

    public override void StartReceive()
    {
        _receiving = true;
        WaitForData();
    }

    public override void PauseReceive() => _receiving = false;

    public override SendResult Send(ArraySegment<byte> data, bool owned, bool more)
    {
        if (data.Count == 0)
        {
            return SendResult.Sent;
        }

        var sent = _socket.Send(data.AsSpan(), SocketFlags.None, out var error);
        if (error == SocketError.Success && sent == data.Count)
        {
            return SendResult.Sent;
        }

        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            Error = error;
            return SendResult.Failed;
        }

        var rest = data.Slice(error == SocketError.Success ? sent : 0);
        _sending ??= new Sending(this, _owner!);
        _sending.Start(owned ? rest : new ArraySegment<byte>(rest.ToArray()));
        return SendResult.Pending;
    }

    public override void ShutdownSend()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The peer has reset; the next receive says so.
        }
    }

    public override void Close()
    {
        if (_owner is not null)
        {
            // .NET turns a close with an operation under way into a reset, unless the socket was shut down before.
            ShutdownSend();
        }

        Release();
    }

    public override void Abort()
    {
        if (_owner is not null)
        {
            _socket.LingerState = new LingerOption(true, 0);
        }

        Release();
    }

    private void Release()
    {
        _owner = null;
        _receiving = false;
        _waiting?.Release();
        _sending?.Release();
        _socket.Dispose();
    }

    private void WaitForData()
    {
        if (_receiving && !_ended && _waiting is { Busy: false })
        {
            _waiting.Start();
        }
    }

    private void Receive()
    {
        var slab = _slab ??= new ReceiveSlab();
        var n = _socket.Receive(slab.Offer(_receiveLimit), SocketFlags.None, out var error);
        if (error is SocketError.WouldBlock or SocketError.Interrupted)
        {
            WaitForData();
        }
        else if (error != SocketError.Success)
        {
            Break(error);
        }
        else if (n == 0)
        {
            _ended = true;
            _owner?.OnEnd();
        }
        else
        {
            _owner?.OnReceived(slab.Take(n));
            WaitForData();
        }
    }

    private void Break(SocketError error)
    {
        _ended = true;
        _receiving = false;
        _owner?.OnError(error);
    }

    private sealed class Waiting(SocketChannel channel, IChannelOwner owner) : SocketCompletion(owner)
    {
        public void Start() => Begin();

        protected override bool Operate() => channel._socket.ReceiveAsync(this);

        protected override void Finish()
        {
            if (SocketError != SocketError.Success)
            {
                channel.Break(SocketError);
            }
            else if (channel._receiving)
            {
                channel.Receive();
            }
        }
    }

    private sealed class Sending(SocketChannel channel, IChannelOwner owner) : SocketCompletion(owner)
    {
        public void Start(ArraySegment<byte> data)
        {
            SetBuffer(data.Array, data.Offset, data.Count);
            Begin();
        }

        protected override bool Operate() => channel._socket.SendAsync(this);

        protected override void Finish()
        {
            SetBuffer(null, 0, 0);
            if (SocketError != SocketError.Success)
            {
                channel.Break(SocketError);
            }
            else
            {
                channel._owner?.OnSent();
            }
        }
    }
}
