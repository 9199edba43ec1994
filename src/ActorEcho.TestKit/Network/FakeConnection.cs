using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

/// <summary>One end of a connection as Akka.IO shows it to an actor: the sender of <see cref="Tcp.Connected"/>.</summary>
internal sealed partial class FakeConnection : ActorBase
{
    private const string EndMark = "actorecho.testkit.end";

    private readonly FakeNetwork _network;
    private readonly TcpSettings _settings;
    private readonly Link _link;
    private readonly IActorRef _commander;
    private readonly IActorRef _self;
    private readonly bool _pullMode;
    private FakeSocket? _socket;
    private Receive _state;
    private IActorRef? _handler;
    private ICancelable? _registerTimeout;
    private bool _handlerGone;
    private bool _keepOpen;
    private bool _peerEnded;

    public FakeConnection(FakeNetwork network, TcpSettings settings, Link link, FakeSocket socket, IActorRef commander, bool pullMode)
    {
        _network = network;
        _settings = settings;
        _link = link;
        _socket = socket;
        _commander = commander;
        _pullMode = pullMode;
        _self = Self;
        _state = WaitingForRegister;
    }

    protected override void PreStart()
    {
        Context.Watch(_commander);
        if (_settings.RegisterTimeout is { } timeout)
        {
            _registerTimeout = Context.System.Scheduler.ScheduleTellOnceCancelable(timeout, Self, RegisterTimeout.Instance, Self);
        }

        _socket!.Attach(() => _self.Tell(Readable.Instance, ActorRefs.NoSender), () => _self.Tell(Writable.Instance, ActorRefs.NoSender));
        _commander.Tell(new Tcp.Connected(_socket.Remote, _socket.Local), Self);
    }

    protected override bool Receive(object message) => _state(message);

    /// <summary>Nobody asked for this end if there still is a socket, so it must not look like a good one.</summary>
    protected override void PostStop()
    {
        _registerTimeout?.Cancel();
        Finish(new Tcp.ErrorClosed("The connection's actor was stopped."));
    }

    private bool WaitingForRegister(object message)
    {
        switch (message)
        {
            case Tcp.Register register:
                Register(register);
                return true;
            case Tcp.ResumeReading or Tcp.SuspendReading:
                _wantsReading = message is Tcp.ResumeReading;
                return true;
            case Tcp.CloseCommand close:
                BeginClose(close.Event, Sender);
                return true;
            case Tcp.WriteCommand write:
                Refuse(write, "The connection has no handler yet; expected Register first.");
                return true;
            case Terminated or RegisterTimeout:
                Finish(Tcp.Aborted.Instance);
                return true;
            default:
                return message is Readable or Writable;
        }
    }

    private bool Connected(object message) => Writes(message) || Reads(message) || Ends(message);

    private bool PeerEnded(object message) => message is Tcp.ResumeReading or Tcp.SuspendReading || Connected(message);

    /// <summary>The connection is to end with the peer's side, but not before the handler's answers to what came ahead of that end.</summary>
    private bool PeerEndedAwaitingHandler(object message)
    {
        if (message is ActorIdentity { MessageId: EndMark })
        {
            BeginClose(Tcp.PeerClosed.Instance, null);
            return true;
        }

        return PeerEnded(message);
    }

    /// <summary>A close was asked for, and writes from before are still to be sent.</summary>
    private bool Flushing(object message)
    {
        switch (message)
        {
            case Terminated:
                _handlerGone = true;
                return true;
            case Tcp.WriteCommand write:
                Refuse(write, "The connection is closing.");
                return true;
            case Tcp.Close or Tcp.ConfirmedClose or ActorIdentity:
                return true;
            default:
                return Connected(message);
        }
    }

    /// <summary>Our side has ended, as a confirmed close has it, and the peer's is awaited.</summary>
    private bool AwaitingEnd(object message)
    {
        switch (message)
        {
            case Terminated:
                _handlerGone = true;
                Finish(Tcp.Closed.Instance);
                return true;
            case Tcp.WriteCommand write:
                Refuse(write, "The connection is closing.");
                return true;
            case Tcp.ConfirmedClose or Writable:
                return true;
            default:
                return Reads(message) || Ends(message);
        }
    }

    private bool Finished(object message)
    {
        if (message is Tcp.WriteCommand write)
        {
            Refuse(write, "The connection is closed.");
        }

        return true;
    }

    private void Register(Tcp.Register register)
    {
        _handler = register.Handler;
        _keepOpen = register.KeepOpenOnPeerClosed;
        _useResumeWriting = register.UseResumeWriting;
        _registerTimeout?.Cancel();
        if (!_handler.Equals(_commander))
        {
            Context.Unwatch(_commander);
            Context.Watch(_handler);
        }

        if (ReferenceEquals(_socket, _link.Server))
        {
            _link.Handler = _handler;
        }

        _state = Connected;
        _wantsReading |= !_pullMode;
        ReadOn();
    }

    private void Note(string what)
    {
        if (_socket is null || ReferenceEquals(_socket, _link.Server))
        {
            _network.Trace.Add($"server {what}");
        }
    }

    private sealed class Readable
    {
        public static readonly Readable Instance = new();
    }

    private sealed class Writable
    {
        public static readonly Writable Instance = new();
    }

    private sealed class RegisterTimeout
    {
        public static readonly RegisterTimeout Instance = new();
    }
}
