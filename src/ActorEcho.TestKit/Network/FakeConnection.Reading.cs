using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

internal sealed partial class FakeConnection
{
    /// <summary>The most that one chunk brings where no setting says less: what the embedded engine reads at a time.</summary>
    private const int LargestChunk = 64 * 1024;

    private bool _wantsReading;

    private bool Reads(object message)
    {
        switch (message)
        {
            case Tcp.ResumeReading:
                _wantsReading = true;
                ReadOn();
                return true;
            case Tcp.SuspendReading:
                _wantsReading = false;
                return true;
            case Readable:
                ReadOn();
                return true;
            default:
                return false;
        }
    }

    private void ReadOn()
    {
        if (_socket!.IsReset)
        {
            Finish(new Tcp.ErrorClosed("Connection reset by peer"));
            return;
        }

        while (_wantsReading && _socket.Available > 0)
        {
            var most = Math.Min(_socket.Available, Math.Min(LargestChunk, _settings.ReceivedMessageSizeLimit));
            var bytes = _socket.Read(_network.Options.CutsAnywhere ? _link.Random.Cut(most) : most);
            Note($"reads from {_link.Name} {Trace.Show(bytes)}");
            _wantsReading = !_pullMode;
            (_handlerGone ? null : _handler)?.Tell(new Tcp.Received(ByteString.FromBytes(bytes)), _self);
        }

        if (_wantsReading && _socket.IsAtEnd && !_peerEnded)
        {
            _peerEnded = true;
            Note($"sees the end of {_link.Name}");
            PeerEnds();
        }
    }

    private void PeerEnds()
    {
        if (_state == AwaitingEnd)
        {
            Finish(Tcp.ConfirmedClosed.Instance);
        }
        else if (_state == Connected && _keepOpen)
        {
            _state = PeerEnded;
            _handler!.Tell(Tcp.PeerClosed.Instance, _self);
        }
        else if (_state == Connected)
        {
            // Every actor answers it, behind all that it was told before.
            _state = PeerEndedAwaitingHandler;
            _handler!.Tell(new Identify(EndMark), _self);
        }
    }
}
