using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.IO.Connections;

// The states, in the order in which a connection passes through them. Each says whether it knows the message.
internal abstract partial class TcpConnection
{
    private bool _readEarly;
    private ChannelEvent.Broken? _brokenEarly;

    /// <summary>Connected, but nobody handles it yet; the one who was told about it has the register timeout to say who will.</summary>
    private bool WaitingForRegistration(object message)
    {
        switch (message)
        {
            case Tcp.Register register:
                Register(register);
                return true;
            case Tcp.ResumeReading or Tcp.SuspendReading:
                _readEarly = message is Tcp.ResumeReading;
                return true;
            case Tcp.CloseCommand close:
                BeginClose(close.Event, Sender);
                return true;
            case Tcp.WriteCommand write:
                Reject(write, "The connection has no handler yet; expected Register first.");
                return true;
            case Terminated:
                Finish(Tcp.Aborted.Instance);
                return true;
            case ReceiveTimeout:
                _tcp.Log.Warning("{0}: no Register came within {1}; the connection is reset.", _self.Path, _tcp.Settings.RegisterTimeout);
                Finish(Tcp.Aborted.Instance);
                return true;
            case ChannelEvent.Broken broken:
                _brokenEarly = broken; // The handler is told when there is one.
                return true;
            default:
                return Completes(message);
        }
    }

    private bool Connected(object message) => message switch
    {
        ChannelEvent.PeerEnded => PeerEnds(),
        _ => Writes(message) || Reads(message) || Ends(message),
    };

    /// <summary>The peer has ended its side and the handler wants to go on writing.</summary>
    private bool PeerSentEof(object message) => Writes(message) || Ends(message) || message is Tcp.ResumeReading or Tcp.SuspendReading;

    /// <summary>
    /// The peer has ended its side and the connection is to end with it, but data delivered before may still be in the handler's
    /// mailbox. What the handler writes in answer to it is sent: it has come to the end of it when it answers an
    /// <see cref="Identify"/>, which actors do by themselves.
    /// </summary>
    private bool PeerSentEofAwaitingHandler(object message)
    {
        if (message is ActorIdentity { MessageId: PeerClosedMark })
        {
            BeginClose(Tcp.PeerClosed.Instance, null);
            return true;
        }

        return PeerSentEof(message);
    }

    /// <summary>Closing was asked for, and writes from before are still to be sent.</summary>
    private bool ClosingWithPendingWrites(object message)
    {
        switch (message)
        {
            case ChannelEvent.PeerEnded:
                _peerEnded = true;
                return true;
            case Terminated:
                _handlerGone = true; // It was free to go once it had asked for the close.
                return true;
            case Tcp.WriteCommand write:
                Reject(write, "The connection is closing.");
                return true;
            case Tcp.Close or Tcp.ConfirmedClose or ActorIdentity:
                return true;
            default:
                return Writes(message) || Reads(message) || Ends(message);
        }
    }

    /// <summary>Our side is ended, as a confirmed close does, and the peer's is awaited.</summary>
    private bool Closing(object message)
    {
        switch (message)
        {
            case ChannelEvent.PeerEnded:
                _peerEnded = true;
                Finish(Tcp.ConfirmedClosed.Instance);
                return true;
            case Terminated:
                _handlerGone = true; // Nobody waits for the confirmation any more; the kernel sees to the rest.
                Finish(Tcp.Closed.Instance);
                return true;
            case Tcp.WriteCommand write:
                Reject(write, "The connection is closing.");
                return true;
            case Tcp.ConfirmedClose:
                return true;
            default:
                return Reads(message) || Ends(message);
        }
    }

    /// <summary>The end was told; the actor is about to stop.</summary>
    private bool Finished(object message)
    {
        if (message is Tcp.WriteCommand write)
        {
            Reject(write, "The connection is closed.");
        }

        return message is not IRunnable || Completes(message);
    }
}
