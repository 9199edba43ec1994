using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.IO.Connections;

internal abstract partial class TcpConnection
{
    private const string PeerClosedMark = "akka.io.peer-closed";

    private bool _wantsReading;
    private bool _heldBack;

    /// <summary>What a driver without a loop has brought here.</summary>
    protected static bool Completes(object message)
    {
        if (message is IRunnable completion)
        {
            completion.Run();
            return true;
        }

        return false;
    }

    private bool Reads(object message)
    {
        switch (message)
        {
            case Tcp.ResumeReading:
                StartReading();
                return true;
            case Tcp.SuspendReading:
                _wantsReading = false;
                _channel!.PauseReceive();
                return true;
            default:
                return false;
        }
    }

    private void Register(Tcp.Register register)
    {
        _handler = register.Handler;
        _keepOpen = register.KeepOpenOnPeerClosed;
        _useResumeWriting = register.UseResumeWriting;
        SetReceiveTimeout(null);
        if (!_handler.Equals(_commander))
        {
            Cell.Unwatch(_commander!);
            Cell.Watch(_handler);
        }

        if (_tcp.Settings.HandlerAffinity && Cell.Dispatcher is LoopDispatcher loop)
        {
            loop.TakeHome(_handler);
        }

        Trace("registered", _handler);
        Enter(Connected);
        if (_brokenEarly is { } broken)
        {
            Ends(broken);
        }
        else if (!_pullMode || _readEarly)
        {
            StartReading();
        }
    }

    private void StartReading()
    {
        _wantsReading = true;
        if (!_heldBack)
        {
            _channel!.StartReceive();
        }
    }

    /// <summary>
    /// In push mode, where nobody else does it, a peer that does not read what it is sent is not read from either: what it sends
    /// would be answered into a queue that only grows. Goes on at half of the mark.
    /// </summary>
    private void HoldBackReading()
    {
        if (!_heldBack && !_pullMode && _writes!.Bytes > _tcp.Settings.PendingWritesMark)
        {
            _heldBack = true;
            Trace("reading is held back");
            _channel?.PauseReceive();
        }
    }

    private void LetReadingGoOn()
    {
        if (_heldBack && _writes!.Bytes <= _tcp.Settings.PendingWritesMark / 2)
        {
            _heldBack = false;
            if (_wantsReading)
            {
                _channel?.StartReceive();
            }
        }
    }

    private bool PeerEnds()
    {
        _peerEnded = true;
        Trace("the peer has ended its side");
        if (_keepOpen)
        {
            Enter(PeerSentEof);
            _handler!.Tell(Tcp.PeerClosed.Instance, _self);
        }
        else if (_handler is LocalActorRef)
        {
            Enter(PeerSentEofAwaitingHandler);
            _handler.Tell(new Identify(PeerClosedMark), _self);
        }
        else
        {
            BeginClose(Tcp.PeerClosed.Instance, null);
        }

        return true;
    }
}
