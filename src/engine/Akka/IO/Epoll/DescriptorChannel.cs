using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>A connection on a descriptor of one event loop: what channels with different pollers have in common, which is all but receiving.</summary>
internal abstract class DescriptorChannel : Channel, IEpollSource
{
    private readonly EndPoint _remote;
    private EndPoint? _local;
    private ArraySegment<byte> _unsent;
    private List<ArraySegment<byte>>? _more;
    private int _gathered;
    private bool _isGathering;

    /// <param name="local">The local address, if known already; else it is asked for when it is needed.</param>
    protected DescriptorChannel(DescriptorPoller poller, int fd, EndPoint remote, EndPoint? local)
    {
        Poller = poller;
        _remote = remote;
        _local = local;
        Fd = fd;
    }

    public int Fd { get; private set; }

    public override int Descriptor => Fd;

    public ulong Token { get; set; }

    public bool Queued { get; set; }

    public override EndPoint RemoteEndPoint => _remote;

    public override EndPoint LocalEndPoint => _local ??= EpollSockets.LocalEndPoint(Poller.Kernel, Fd);

    public override int Unsent => _unsent.Count;

    public override bool IsGathering => _isGathering;

    public IChannelOwner? Owner { get; private set; }

    /// <summary>The poller of the loop that it is on.</summary>
    protected DescriptorPoller Poller { get; private set; }

    /// <summary>Between two loops.</summary>
    protected bool HasLeft { get; private set; }

    protected bool AwaitsRoom => _unsent.Count > 0 && !_isGathering;

    public override void Attach(IChannelOwner owner) => Owner = owner;

    public override void Leave() => HasLeft = true;

    public override bool Gather(ArraySegment<byte> data)
    {
        if (_gathered + data.Count > SendBuffer.Capacity || HasLeft)
        {
            return false;
        }

        _gathered += data.Count;
        if (_isGathering)
        {
            (_more ??= Poller.SendBuffer.Rent()).Add(data);
            return true;
        }

        (_unsent, _isGathering) = (data, true);
        Poller.AtRoundEnd(this);
        return true;
    }

    public override SendResult Flush() => Send(TakeGathered(), owned: false, more: false);

    public override SendResult Send(ArraySegment<byte> data, bool owned, bool more)
    {
        var sent = data.Count == 0 ? 0 : TrySend(data, more);
        if (sent == data.Count)
        {
            return SendResult.Sent;
        }

        if (sent < 0)
        {
            return SendResult.Failed;
        }

        var rest = data.Slice(sent);
        _unsent = owned ? rest : new ArraySegment<byte>(rest.ToArray());
        AwaitRoom();
        return SendResult.Pending;
    }

    public override void ShutdownSend() => Poller.Kernel.Shutdown(Fd, Sock.ShutdownWrite);

    public override void Close()
    {
        Owner = null;
        Forget();
        if (Fd >= 0)
        {
            if (!HasLeft)
            {
                Poller.Remove(this);
            }

            Poller.Kernel.Close(Fd);
            Fd = -1;
        }
    }

    public override void Abort()
    {
        if (Fd >= 0)
        {
            // Closing with a linger time of zero is how a reset is asked for (socket(7)).
            Poller.Kernel.SetOption(Fd, Sock.LevelSocket, Sock.Linger, [1, 0]);
        }

        Close();
    }

    /// <summary>What was gathered goes now.</summary>
    public void EndRound()
    {
        if (_isGathering)
        {
            var data = TakeGathered();
            if (!TrySubmit(data))
            {
                Conclude(Send(data, owned: false, more: false));
            }
        }
    }

    public abstract void OnEvents(uint events);

    public abstract void OnReady();

    public void OnFault() => Report(SocketError.SocketError);

    /// <summary>In the set of <paramref name="poller"/>, whose thread calls this, from now on.</summary>
    protected void Join(DescriptorPoller poller)
    {
        Poller = poller;
        poller.Add(this);
        HasLeft = false;
    }

    /// <summary>The kernel's buffer is full; <see cref="SendRest"/> is to be called when there is room again.</summary>
    protected abstract void AwaitRoom();

    /// <summary>Has the poller send the data, if it can, when it next waits for events; what comes of it is told to <see cref="Conclude"/>.</summary>
    protected virtual bool TrySubmit(ArraySegment<byte> data) => false;

    /// <summary>Nothing more is received.</summary>
    protected abstract void EndReceiving();

    /// <summary>Tells the owner of what was sent without its asking.</summary>
    protected void Conclude(SendResult result)
    {
        switch (result)
        {
            case SendResult.Pending:
                Owner?.OnHeld();
                break;
            case SendResult.Failed:
                Report(Error);
                break;
        }
    }

    /// <summary>These are what the kernel did not take of what was submitted.</summary>
    protected void KeepUnsent(ReadOnlySpan<byte> rest)
    {
        _unsent = new ArraySegment<byte>(rest.ToArray());
        AwaitRoom();
        Conclude(SendResult.Pending);
    }

    protected void SendRest()
    {
        var sent = TrySend(_unsent, more: false);
        if (sent < 0)
        {
            Report(Error);
            return;
        }

        _unsent = _unsent.Slice(sent);
        if (_unsent.Count > 0)
        {
            AwaitRoom();
            return;
        }

        _unsent = default;
        Owner?.OnSent();
    }

    protected void Break(int errno) => Report(errno == 0 ? SocketError.ConnectionReset : Errno.ToSocketError(errno));

    protected void Report(SocketError error)
    {
        Forget();
        Owner?.OnError(error);
    }

    private ArraySegment<byte> TakeGathered()
    {
        var data = _more is null ? _unsent : Poller.SendBuffer.Merge(_unsent, _more);
        (_unsent, _more, _gathered, _isGathering) = (default, null, 0, false);
        return data;
    }

    private int TrySend(ArraySegment<byte> data, bool more)
    {
        while (true)
        {
            var n = Poller.Kernel.Send(Fd, data, more ? Sock.NoSignal | Sock.More : Sock.NoSignal);
            switch (n)
            {
                case >= 0:
                    return n;
                case -Errno.EINTR:
                    continue;
                case -Errno.EAGAIN:
                    return 0;
                default:
                    Error = Errno.ToSocketError(-n);
                    return -1;
            }
        }
    }

    private void Forget()
    {
        EndReceiving();
        if (_more is not null)
        {
            Poller.SendBuffer.Drop(_more);
        }

        (_unsent, _more, _gathered, _isGathering) = (default, null, 0, false);
    }
}
