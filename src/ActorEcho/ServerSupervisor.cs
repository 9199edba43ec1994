using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Listening;
using ActorEcho.Logging;
using ActorEcho.Metrics;
using ActorEcho.Readiness;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho;

/// <summary>
/// The server: starts the listeners, starts again what is lost, and knows how to stop. Run it as <c>/user/server</c> and talk to it with
/// <see cref="StartServer"/> and <see cref="StopServer"/>.
/// </summary>
public sealed partial class ServerSupervisor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan NewListenerDelay = TimeSpan.FromSeconds(1);

    private readonly ServerOptions _options;
    private readonly ServiceRegistry _services;
    private readonly TlsEdges _tls;
    private readonly IActorRef? _tcp;
    private readonly ConnectionIds _ids = new();
    private readonly Admission _admission;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly Dictionary<string, ListeningOn> _open = new(StringComparer.Ordinal);
    private IActorRef _lossAsker = ActorRefs.Nobody;
    private ListenerLost? _loss;
    private readonly Dictionary<string, OpenConnections> _connections;
    private IActorRef _starter = ActorRefs.Nobody;
    private int _drained;
    private int _reset;

    internal ServerSupervisor(ServerOptions options, ServiceRegistry services, TlsEdges tls, IActorRef? tcp)
    {
        _options = options;
        _tls = tls;
        _tcp = tcp;
        _admission = new Admission(options.Limits, Context.System.Scheduler);
        _services = services;
        _connections = options.Listeners.ToDictionary(l => l.Name, l => new OpenConnections(l.Name, l.WriteBuffer.HighMark), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Props of a server.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="services">What its listeners may name; the built-in ones when left out.</param>
    /// <param name="tcp">What takes <see cref="Tcp.Bind"/>: the actor system's Akka.IO when left out; another in tests without sockets.</param>
    /// <exception cref="ArgumentException">There is no listener, two have one name, one names a service that is not there, a limit is out of its range, or a file of TLS is of no use.</exception>
    public static Props PropsFor(ServerOptions options, ServiceRegistry? services = null, IActorRef? tcp = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        services ??= ServiceRegistry.BuiltIn;
        if (options.Listeners.Count == 0 || options.Listeners.DistinctBy(l => l.Name, StringComparer.Ordinal).Count() != options.Listeners.Count)
        {
            throw new ArgumentException("a server needs at least one listener, each with a name of its own", nameof(options));
        }

        if (options.Listeners.FirstOrDefault(l => OwnNames.Contains(l.Name)) is { } taken)
        {
            throw new ArgumentException($"'{taken.Name}' is no name for a listener: an actor of the server's own has it", nameof(options));
        }

        if (options.Limits.Problem is { } problem)
        {
            throw new ArgumentException($"limits: {problem}", nameof(options));
        }

        return options.Listeners.FirstOrDefault(l => !services.TryFind(l.Service, out _)) is { } wrong
            ? throw new ArgumentException($"listener {wrong.Name}: there is no service '{wrong.Service}'", nameof(options))
            : Props.CreateBy(new ServerProducer(options, services, new TlsEdges(options.Listeners), tcp));
    }

    /// <summary>
    /// A listener that fails goes on with the next message: to restart it would restart its connections too, and they have nothing to start
    /// again from. One that cannot even start is started anew later.
    /// </summary>
    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide, loggingEnabled: false);

    /// <inheritdoc/>
    protected override void PreStart() => Watch();

    /// <inheritdoc/>
    protected override void PostStop()
    {
        foreach (var connections in _connections.Values)
        {
            ServerMeters.Remove(connections);
        }
    }

    /// <summary>All listeners have been stopped by now, with their connections; they start again.</summary>
    /// <inheritdoc/>
    protected override void PostRestart(Exception reason)
    {
        Watch();
        Self.Tell(new StartServer(), ActorRefs.NoSender);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case StartServer:
                _starter = Sender;
                Become(Starting);
                StartOverload();
                StartReadiness();
                foreach (var listener in _options.Listeners)
                {
                    StartListener(listener);
                }

                break;
            case StopServer or StopStep:
                Running(message);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Starting(object message)
    {
        switch (message)
        {
            case ListenerOpen open:
                NoteOpen(open.Where);
                if (_open.Count == _options.Listeners.Count)
                {
                    _starter.Tell(new ServerStarted([.. _options.Listeners.Select(l => _open[l.Name])]), Self);
                    Become(Running);
                }

                break;
            case ListenerFailed failed:
                _notStarted = new ServerNotStarted(failed.Name, failed.Address, failed.Cause);
                _wanted = StopStage.Ended;
                _stoppingSince = Now;
                StartDraining();
                break;
            default:
                Running(message);
                break;
        }
    }

    private void Running(object message)
    {
        switch (message)
        {
            case StopServer:
                StopUpTo(StopStage.Ended);
                StartLeaving();
                break;
            case StopStep step:
                StopUpTo(step.Stage);
                StartLeaving();
                break;
            case ChangeLimits change:
                Apply(change.Limits);
                break;
            case ListenerOpen open:
                NoteOpen(open.Where);
                break;
            case ListenerFailed failed:
                // One that took the place of a lost one: nobody has mistyped its address, so it is tried again.
                _log.Write(LogLevel.ErrorLevel, null, "listener {listener} cannot listen on {address}: {cause}", failed.Name, failed.Address, failed.Cause);
                Context.Stop(Sender);
                break;
            case WhatIsOpen:
                TellWhatIsOpen();
                break;
            case ListenerDown down:
                NoteDown(down);
                break;
            case Terminated lost when lost.ActorRef.Equals(_readiness):
                StartReadiness();
                break;
            case Terminated lost when lost.ActorRef.Equals(_overload):
                StartOverload();
                break;
            case Terminated lost:
                NoteDown(new ListenerDown(lost.ActorRef.Path.Name));
                _log.Write(LogLevel.ErrorLevel, null, "listener {listener} is lost; a new one starts in {delay_ms} ms", lost.ActorRef.Path.Name, (long)NewListenerDelay.TotalMilliseconds);
                Timers.StartSingleTimer(lost.ActorRef.Path.Name, new NewListener(lost.ActorRef.Path.Name), NewListenerDelay);
                break;
            case NewListener wanted:
                StartListener(_options.Listeners.First(l => l.Name == wanted.Name));
                break;
            case AwaitListenerLost:
                _lossAsker = Sender;
                TellLoss();
                break;
            case ListenerLost lost:
                _log.Write(LogLevel.ErrorLevel, null, "listener {listener} is given up, as it cannot listen on {address}: {cause}", lost.Listener, lost.Address, lost.Cause);
                _loss = lost;
                TellLoss();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Apply(LimitOptions limits)
    {
        if (limits.Problem is { } problem)
        {
            Sender.Tell(new LimitsNotChanged(problem), Self);
            return;
        }

        var before = _admission.Limits;
        _admission.Change(limits);
        _log.Write(LogLevel.InfoLevel, null, "limits changed from {before} to {limits}", before, limits);
        TellListeners(TryAgain.Instance);
        Sender.Tell(new LimitsChanged(before), Self);
    }

    private void Watch()
    {
        foreach (var connections in _connections.Values)
        {
            ServerMeters.Add(connections);
        }
    }

    private void NoteOpen(ListeningOn where)
    {
        _log.Write(LogLevel.InfoLevel, null, "listening on {address}: {service} (listener {listener})", where.Address, where.Service, where.Name);
        _open[where.Name] = where;
        _readiness.Tell(new ListenerOpen(where), Self);
    }

    private void StartListener(ListenerOptions options)
    {
        _services.TryFind(options.Service, out var service);
        Context.Watch(Context.ActorOf(Props.CreateBy(new ListenerProducer(_tcp ?? Context.System.Tcp(), options, service!, _ids, _admission, _connections[options.Name], _tls.Of(options.Name))), options.Name));
    }

    private void TellListeners(object message)
    {
        foreach (var listener in AllButOverload)
        {
            listener.Tell(message, Self);
        }
    }

    private Directive Decide(Exception failure)
    {
        if (Sender.Equals(_readiness))
        {
            _log.Write(LogLevel.ErrorLevel, failure, "readiness failed, and starts again");
            return Directive.Restart;
        }

        _log.Write(LogLevel.ErrorLevel, failure, Sender.Equals(_overload) ? "{actor} failed, and goes on" : "listener {listener} failed; its connections go on", Sender.Path.Name);
        return failure is ActorInitializationException ? Directive.Stop : Directive.Resume;
    }

    private void TellLoss()
    {
        if (_loss is not null)
        {
            _lossAsker.Tell(_loss, Self);
        }
    }

    private sealed record NewListener(string Name);

    private sealed class ServerProducer(ServerOptions options, ServiceRegistry services, TlsEdges tls, IActorRef? tcp) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ServerSupervisor);

        public ActorBase Produce() => new ServerSupervisor(options, services, tls, tcp);

        public void Release(ActorBase actor)
        {
        }
    }
}
