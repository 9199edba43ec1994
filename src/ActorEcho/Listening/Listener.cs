using System.Net;
using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Logging;
using ActorEcho.Services;
using ActorEcho.Shedding;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>
/// One listener: starts an actor for each client that its binding hands over, and supervises them. A connection that fails is
/// stopped and never restarted, as nobody could say what its client has got; the others do not notice.
/// </summary>
internal sealed partial class Listener : UntypedActor, IWithTimers
{
    private const string BindingName = "binding";

    private readonly IActorRef _tcp;
    private readonly ListenerOptions _options;
    private readonly ConnectionIds _ids;
    private readonly Props _connectionProps;
    private readonly Banners _banners;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly IActorRef _shared;
    private IActorRef _binding = ActorRefs.Nobody;
    private EndPoint? _address;
    private Exception? _startFailure;
    private int _ended;
    private int? _endedBeforeReset;

    public Listener(IActorRef tcp, ListenerOptions options, ServiceRegistry.Service service, ConnectionIds ids, Admission admission, OpenConnections open, TlsEdge? tls = null)
    {
        _tcp = tcp;
        _options = options;
        _ids = ids;
        _admission = admission;
        _tls = tls;
        _gate = new Gate(admission, options.Limits);
        _shared = service.Shared is { } shared ? Context.ActorOf(shared.PropsFor(options), shared.Name) : ActorRefs.Nobody;
        var log = Akka.Event.Logging.GetLogger(Context.System, "actorecho.connection");
        _banners = new Banners(options, log);
        var settings = new ConnectionSettings(options.Name, options.WriteBuffer, options.Linger, options.Timeouts, log) { ProxyProtocol = options.ProxyProtocol, Open = open, Tls = tls, Budget = admission.Budget, Context = new ServiceContext(options, _shared) };
        _connectionProps = Props.CreateBy(new ConnectionProducer(service, settings));
        _probeProps = service.Probe is null ? null : Props.CreateBy(new ConnectionProducer(service, settings with { ProxyProtocol = null, Open = null, Tls = null }));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide, loggingEnabled: false);

    protected override void PreStart()
    {
        _refusals = new RefusalLog(_options.Name, _log, Timers);
        _edgeLog = new EdgeLog(_options.Name, _log, Timers);
        _admission.Budget.Join(Self);
        StartTls();
        StartBinding();
    }

    /// <summary>Whatever ended this listener has ended its connections before.</summary>
    protected override void PostStop()
    {
        _admission.Budget.Leave(Self);
        _gate.Close();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case BindingFailed failed:
                Context.Parent.Tell(new ListenerFailed(_options.Name, failed.Address, failed.Cause), Self);
                Become(Failed);
                break;
            default:
                Listening(message);
                break;
        }
    }

    private void Listening(object message)
    {
        switch (message)
        {
            case Tcp.Connected connected:
                NoteArrival(connected, Sender);
                break;
            case TryAgain:
                AdmitHeld();
                break;
            case BannerOver:
                _banners.NoteEnd();
                break;
            case Weigh or ReadAgain:
                TellConnections(message);
                break;
            case RefusalsDue:
                _refusals!.Tell();
                break;
            case PeerKnown known:
                AdmitKnown(known);
                break;
            case EdgeFailed failed:
                _edgeLog!.Note(failed);
                break;
            case EdgeFailuresDue:
                _edgeLog!.Tell();
                break;
            case TlsWaits:
                _edgeLog!.NoteWait();
                break;
            case TlsLook:
                LookAtFiles();
                break;
            case TlsReload reload:
                NoteReload(reload);
                break;
            case BindingDown:
                Context.Parent.Tell(new ListenerDown(_options.Name), Self);
                break;
            case Terminated ended when ended.ActorRef.Equals(_binding):
                Context.Parent.Tell(new ListenerDown(_options.Name), Self);
                Timers.StartSingleTimer(NewBinding.Instance, NewBinding.Instance, _options.Bind.RetryMin);
                break;
            case Accepted ended:
                NoteEnd(ended);
                break;
            case BindingOpen open:
                Open(open.Address);
                break;
            case NewBinding:
                StartBinding();
                break;
            case BindingLost lost:
                // Nothing takes its place.
                Context.Unwatch(_binding);
                _binding = ActorRefs.Nobody;
                Context.Parent.Tell(new ListenerLost(_options.Name, lost.Address, lost.Cause), Self);
                break;
            case Drain drain:
                StartDraining(drain.Spread);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Failed(object message)
    {
        if (message is Drain)
        {
            Context.Stop(Self);
        }
    }

    private void Draining(object message)
    {
        switch (message)
        {
            case Tcp.Connected connected:
                AdmitToDrain(connected, Sender);
                break;
            case Terminated ended when ended.ActorRef.Equals(_binding):
                NoteUnbound();
                EndWhenDrained();
                break;
            case Accepted ended:
                NoteEnd(ended);
                _ended += ended.IsProbe ? 0 : 1;
                EndWhenDrained();
                break;
            case PeerKnown known:
                AdmitKnown(known);
                break;
            case Weigh or ReadAgain:
                TellConnections(message);
                break;
            case TryAgain or BindingDown or BannerOver or RefusalsDue or EdgeFailed or EdgeFailuresDue or TlsWaits or TlsLook or TlsReload:
                break;
            case DrainMore:
                DrainMoreConnections();
                break;
            case Reset:
                _endedBeforeReset ??= _ended;
                TellConnections(Reset.Instance);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void StartBinding()
    {
        var listen = _address is IPEndPoint bound ? new ListenAddress(bound.Address.ToString(), bound.Port) : _options.Listen;
        var isFirst = _address is null;
        _binding = Context.Watch(Context.ActorOf(Props.CreateBy(new BindingProducer(_tcp, listen, _options.Bind, _options.UnixMode, isFirst, _options.WriteBuffer.Kernel)), BindingName));
    }

    private void Open(EndPoint address)
    {
        _address = address;
        Become(Listening);
        StartAccepting();
        Context.Parent.Tell(new ListenerOpen(new ListeningOn(_options.Name, _options.Service, address)), Self);
    }

    private IActorRef StartConnection(Tcp.Connected connected, IActorRef socket)
    {
        var accepted = new Accepted(connected, socket, _ids.Next(), Self) { CountedFor = KnownPeer(connected) };
        var connection = Context.WatchWith(Context.ActorOf(_connectionProps, accepted.Id), accepted);
        connection.Tell(accepted, Self);
        return connection;
    }

    /// <summary>However a connection's actor ended, it ended here: its place is free, and its peer is not left waiting.</summary>
    private void NoteEnd(Accepted ended)
    {
        if (!ended.IsProbe)
        {
            _gate.Leave(ended.CountedFor);
        }

        if (!ended.IsTaken)
        {
            ended.Socket.Tell(Tcp.Abort.Instance, Self);
            _log.Write(
                LogLevel.ErrorLevel, _startFailure, "connection {connection} of {listener} from {peer} was reset: {reason}, its actor did not start",
                ended.Id, _options.Name, ended.Connected.RemoteAddress, CloseReason.HandlerFailed);
        }
    }

    private void StartDraining(TimeSpan spread)
    {
        _log.Write(LogLevel.InfoLevel, null, "listener {listener} accepts no more; {connections} connections to drain", _options.Name, _gate.Count);
        Become(Draining);
        Timers.CancelAll();
        DismissHeld();
        if (Context.Child(BindingName).IsNobody())
        {
            NoteUnbound();
        }

        _binding.Tell(Unbind.Instance, Self);
        DrainConnections(spread);
        EndWhenDrained();
    }

    private void TellConnections(object message)
    {
        foreach (var connection in Connections())
        {
            connection.Tell(message, Self);
        }
    }

    private void EndWhenDrained()
    {
        if (_gate.Count == 0 && _binding.IsNobody())
        {
            var drained = _endedBeforeReset ?? _ended;
            Context.Parent.Tell(new ListenerDrained(drained, _ended - drained), Self);
            Context.Stop(Self);
        }
    }

    private Directive Decide(Exception failure)
    {
        // A connection logs its own end, unless it never began; who failed is the sender here.
        if (Sender.Equals(_binding))
        {
            _log.Write(LogLevel.ErrorLevel, failure, "the binding of {listener} failed; connections go on, and a new binding is started", _options.Name);
        }
        else if (Sender.Equals(_shared))
        {
            _log.Write(LogLevel.ErrorLevel, failure, "{actor} of {listener} failed, and starts again; connections go on", _shared.Path.Name, _options.Name);
            return Directive.Restart;
        }
        else if (failure is ActorInitializationException)
        {
            _startFailure = failure;
        }

        return Directive.Stop;
    }
}
