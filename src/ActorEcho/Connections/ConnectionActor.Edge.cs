using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Shedding;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho;

/// <summary>The states of the edge, in the order in which a connection passes through them.</summary>
public abstract partial class ConnectionActor
{
    private bool WaitingForConnection(object message)
    {
        switch (message)
        {
            case Accepted accepted:
                accepted.IsTaken = true;
                _accepted = accepted;
                Begin(accepted.Connected, accepted.Socket);
                return true;
            case Tcp.Connected connected:
                Begin(connected, Sender);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is the same in all states before the service has the connection.</summary>
    private bool AtEdge(object message)
    {
        switch (message)
        {
            case WriteLedger.Written written:
                NoteWritten(written);
                return true;
            case Tcp.PeerClosed:
                _wireEnded = true;
                return true;
            case Drain:
                _reason = CloseReason.AppShutdown;
                Flush();
                return true;
            default:
                return Ending(message);
        }
    }

    private bool Open(object message)
    {
        switch (message)
        {
            case Tcp.Received received:
                _readAsked = false;
                Take(received.Data);
                ReadOn();
                return true;
            case TlsMoved:
                Decrypt(_tls!);
                ReadOn();
                return true;
            case Tcp.PeerClosed:
                NotePeerClosed();
                return true;
            default:
                return PeerEnded(message);
        }
    }

    /// <summary>The peer has ended its side, and the service has not yet closed ours.</summary>
    private bool PeerEnded(object message)
    {
        switch (message)
        {
            case WriteLedger.Written written:
                NoteWritten(written);
                WriteOn();
                return true;
            case Tcp.Received:
                // Behind a close_notify there is nothing to read.
                return true;
            case Tcp.PeerClosed:
                _wireEnded = true;
                return true;
            case Drain:
                StopReading(CloseReason.AppShutdown);
                return true;
            default:
                return Ending(message);
        }
    }

    /// <summary>The server stops, or the connection's time is up: what was read before the engine learned of it is still on its way here, ahead of the barrier's answer.</summary>
    private bool Draining(object message)
    {
        switch (message)
        {
            case Tcp.Received received:
                Take(received.Data);
                return true;
            case TlsMoved:
                Decrypt(_tls!);
                return true;
            case WriteLedger.Written written:
                NoteWritten(written);
                DrainOn();
                return true;
            default:
                return Repeating(message);
        }
    }

    /// <summary>Our side is to end: the kernel does not have the last byte yet.</summary>
    private bool Flushing(object message)
    {
        switch (message)
        {
            case Tcp.Received:
                return true;
            case WriteLedger.Written written:
                NoteWritten(written);
                EndWritingWhenWritten();
                return true;
            default:
                return Repeating(message);
        }
    }

    /// <summary>Our side has ended. What the peer still sends is thrown away: to close with unread bytes would reset the connection.</summary>
    private bool Lingering(object message)
    {
        switch (message)
        {
            case Tcp.Received:
                _socket!.Tell(Tcp.ResumeReading.Instance, Self);
                return true;
            case LingerOver:
                CloseForGood();
                return true;
            case Tcp.PeerClosed or WriteLedger.Written or Drain or DeadlineLook or DrainLook:
                return true;
            default:
                return Ending(message);
        }
    }

    private bool Repeating(object message)
    {
        switch (message)
        {
            case Tcp.PeerClosed:
                _wireEnded = _peerEnded = true;
                return true;
            case Repeat repeat:
                RepeatBarrier(repeat);
                return true;
            case Drain:
                return true;
            default:
                return Ending(message);
        }
    }

    /// <summary>What ends a connection in every state.</summary>
    private bool Ending(object message)
    {
        switch (message)
        {
            case Tcp.ConnectionClosed closed:
                _socketEnded = true;
                var asWished = closed is Tcp.Closed or Tcp.ConfirmedClosed;

                // Whoever was told in an alert why there is no TLS may go as it likes.
                End(asWished || _reason == CloseReason.TlsHandshakeFailed ? _reason ?? CloseReason.Other : CloseReason.ConnectionReset, closed.Cause);
                return true;
            case Terminated terminated when terminated.ActorRef.Equals(_socket):
                _socketEnded = true;
                End(CloseReason.ConnectionReset, "the engine ended the connection without a word");
                return true;
            case Tcp.CommandFailed failed:
                End(CloseReason.ConnectionReset, $"the engine refused a {failed.Cmd.GetType().Name}: {failed.CauseString}");
                return true;
            case Reset:
                End(CloseReason.AppShutdownTimeout);
                return true;
            case DeadlineLook:
                OnLook();
                return true;
            case DrainLook:
                OnDrainLook();
                return true;
            case Weigh weigh:
                OnWeigh(weigh);
                return true;
            case ReadAgain:
                OnReadAgain();
                return true;
            case Shed:
                OnShed();
                return true;
            case Repeat or LingerOver or TlsMoved or TlsTurn or TlsTimeout:
                return true;
            default:
                return false;
        }
    }
}
