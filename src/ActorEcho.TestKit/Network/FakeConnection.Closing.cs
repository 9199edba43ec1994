using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

internal sealed partial class FakeConnection
{
    private Tcp.ConnectionClosed? _closing;
    private IActorRef? _closer;

    private bool Ends(object message)
    {
        switch (message)
        {
            case Tcp.CloseCommand close:
                BeginClose(close.Event, Sender);
                return true;
            case Terminated:
                _handlerGone = true;
                Finish(new Tcp.ErrorClosed("The handler was terminated."));
                return true;
            default:
                return message is RegisterTimeout or Flush;
        }
    }

    private void BeginClose(Tcp.ConnectionClosed closed, IActorRef? closer)
    {
        if (closed is Tcp.Aborted)
        {
            Finish(closed, closer);
            return;
        }

        _closing = closed;
        _closer = closer;
        if (_writes.Count > 0)
        {
            _state = Flushing;
        }
        else
        {
            CloseFlushed();
        }
    }

    private void CloseFlushed()
    {
        if (_closing is Tcp.ConfirmedClosed && !_peerEnded && !_handlerGone)
        {
            Note($"ends its side to {_link.Name}");
            _socket!.EndSending();
            _state = AwaitingEnd;
            ReadOn();
        }
        else
        {
            Finish(_closing!);
        }
    }

    /// <summary>Tells the end, once, to the handler and to who asked for it.</summary>
    private void Finish(Tcp.ConnectionClosed closed, IActorRef? closer = null)
    {
        if (_socket is not { } socket)
        {
            return;
        }

        if (closed is Tcp.Aborted or Tcp.ErrorClosed)
        {
            Note(socket.IsReset ? $"sees the reset of {_link.Name}" : $"resets {_link.Name}");
            socket.Abort();
        }
        else
        {
            Note($"closes {_link.Name}");
            socket.Close();
        }

        _socket = null;
        _state = Finished;
        var handler = _handlerGone ? null : _handler;
        foreach (var told in new[] { handler, _closer, closer }.OfType<IActorRef>().Distinct())
        {
            told.Tell(closed, _self);
        }

        Context.Stop(_self);
    }
}
