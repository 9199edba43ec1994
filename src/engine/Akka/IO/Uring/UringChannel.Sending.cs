using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Uring;

// What the kernel does not take at once waits until there is room for it.
internal sealed partial class UringChannel
{
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

    private void AwaitRoom()
    {
        if (!_awaitingRoom && !_left && _unsent.Count > 0)
        {
            _awaitingRoom = true;
            UnderWay++;
            _poller.Poll(this, UringOperation.Writable, Sock.Out);
        }
    }

    private int TrySend(ArraySegment<byte> data, bool more)
    {
        while (true)
        {
            var n = _poller.Kernel.Send(Fd, data, more ? Sock.NoSignal | Sock.More : Sock.NoSignal);
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

    private void SendRest()
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
        _owner?.OnSent();
    }
}
