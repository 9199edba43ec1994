using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.IO.Connections;

internal abstract partial class TcpConnection
{
    private const string PeerClosedMark = "akka.io.peer-closed";

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
                _channel!.StartReceive();
                return true;
            case Tcp.SuspendReading:
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
        Cell.Watch(_handler);
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
            _channel!.StartReceive();
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
