using Akka.Actor;

namespace Akka.IO.Connections;

internal abstract partial class TcpConnection
{
    private Tcp.ConnectionClosed? _closing;
    private IActorRef? _closeCommander;

    /// <summary>What ends a connection in any state that has no rule of its own for it.</summary>
    private bool Ends(object message)
    {
        switch (message)
        {
            case Tcp.CloseCommand close:
                BeginClose(close.Event, Sender);
                return true;
            case ChannelEvent.Broken broken:
                Finish(new Tcp.ErrorClosed(broken.Cause));
                return true;
            case Terminated:
                _handlerGone = true;
                Finish(new Tcp.ErrorClosed("The handler was terminated."));
                return true;
            default:
                return Completes(message);
        }
    }

    private void BeginClose(Tcp.ConnectionClosed closed, IActorRef? commander)
    {
        SetReceiveTimeout(null);
        if (closed is Tcp.Aborted)
        {
            Finish(closed, commander);
            return;
        }

        _closeCommander = commander;
        SendGathered();
        if (_channel is null)
        {
            return; // It turned out to be broken, and all were told.
        }

        _closing = closed;
        if (IsWriting)
        {
            Enter(ClosingWithPendingWrites);
        }
        else
        {
            CloseFlushed();
        }
    }

    /// <summary>Everything written is in the kernel.</summary>
    private void CloseFlushed()
    {
        if (_closing is Tcp.ConfirmedClosed && !_peerEnded && !_handlerGone)
        {
            _channel!.ShutdownSend();
            Enter(Closing);
        }
        else
        {
            Finish(_closing!);
        }
    }

    /// <summary>Closes the channel and tells, once, all who wait for it: the handler, and who asked for the close.</summary>
    private void Finish(Tcp.ConnectionClosed closed, IActorRef? commander = null)
    {
        if (_channel is not { } channel)
        {
            return;
        }

        _channel = null;
        Trace("ends:", closed);
        if (closed is Tcp.Aborted or Tcp.ErrorClosed)
        {
            channel.Abort();
        }
        else
        {
            channel.Close();
        }

        Enter(Finished);
        var handler = _handlerGone ? null : _handler;
        handler?.Tell(closed, _self);
        if (_closeCommander is not null && !_closeCommander.Equals(handler))
        {
            _closeCommander.Tell(closed, _self);
        }

        if (commander is not null && !commander.Equals(handler) && !commander.Equals(_closeCommander))
        {
            commander.Tell(closed, _self);
        }

        Cell.Self.Stop();
    }
}
