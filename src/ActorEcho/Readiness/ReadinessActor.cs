using ActorEcho.Listening;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Readiness;

/// <summary>
/// Knows whether the server is ready (every listener is bound, the canary got its answer from each, nobody has asked it to stop) and has that told:
/// by a port that is open only then and to the service manager. It ends when the server drains.
/// </summary>
internal sealed class ReadinessActor(ServerOptions options, IActorRef tcp, ServiceRegistry services, Admission admission) : UntypedActor
{
    private const string NotYet = "the canary has not been there yet";

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failing = new(StringComparer.Ordinal);
    private IActorRef _canary = ActorRefs.Nobody;
    private IActorRef _port = ActorRefs.Nobody;
    private NotifySocket? _manager;
    private bool _wasReady;
    private bool _stopping;
    private string? _obstacle = NotYet;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Restart);

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(ServerStopping));
        _manager = options.SystemdNotify ? NotifySocket.Open() : null;
        if (CanaryInterval() is { } interval)
        {
            _canary = Context.ActorOf(Props.CreateBy(new Producer<Canary>(() => new Canary(options.Canary with { Interval = interval }, tcp, services, admission))), "canary");
        }

        if (options.HealthListen is { } listen)
        {
            _port = Context.ActorOf(Props.CreateBy(new Producer<HealthPort>(() => new HealthPort(tcp, listen))), "port");
        }

        Context.Parent.Tell(WhatIsOpen.Instance, Self);
    }

    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        _manager?.Dispose();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ListenerOpen { Where: var where } open:
                _open.Add(where.Name);
                if (!_canary.IsNobody())
                {
                    _failing.TryAdd(where.Name, NotYet);
                    _canary.Tell(open, Self);
                }

                break;
            case ListenerDown down:
                _open.Remove(down.Name);
                _failing.Remove(down.Name);
                _canary.Tell(down, Self);
                break;
            case CanaryGood good:
                _failing.Remove(good.Listener);
                if (_failing.Count == 0)
                {
                    _manager?.Send("WATCHDOG=1");
                }

                break;
            case CanaryFailed failed:
                _failing[failed.Listener] = failed.Cause;
                break;
            case ServerStopping stopping when stopping.Server.Equals(Context.Parent):
                _stopping = true;
                _manager?.Send("STOPPING=1\nSTATUS=stopping");
                break;
            case Connections.Drain:
                Context.Stop(Self);
                return;
            default:
                return; // What the server tells all its listeners.
        }

        Tell();
    }

    private void Tell()
    {
        var obstacle = Obstacle();
        if (_obstacle == obstacle)
        {
            return;
        }

        var wasReady = _obstacle is null;
        _obstacle = obstacle;
        _port.Tell(obstacle is null ? HealthPort.Open.Instance : HealthPort.Close.Instance, Self);
        if (obstacle is null)
        {
            _log.Write(LogLevel.InfoLevel, null, "ready");
            _manager?.Send(_wasReady ? "STATUS=ready" : "READY=1\nSTATUS=ready");
            _wasReady = true;
        }
        else if (!_stopping && (wasReady || _failing.Any(f => f.Value != NotYet)))
        {
            // That nothing is ready while it starts is no news.
            _manager?.Send($"STATUS=not ready: {Escape.Text(obstacle)}");
            _log.Write(LogLevel.WarningLevel, null, "not ready: {obstacle}", obstacle);
        }
    }

    // A manager with a watchdog has the canary run, whatever is set.
    private TimeSpan? CanaryInterval() =>
        _manager is not null && NotifySocket.WatchdogInterval is { } watchdog && !(options.Canary.Interval < watchdog) ? watchdog : options.Canary.Interval;

    private string? Obstacle() =>
        _stopping ? "the server is stopping"
        : options.Listeners.FirstOrDefault(l => !_open.Contains(l.Name)) is { } closed ? $"listener {closed.Name} is not bound"
        : _failing.Count > 0 && _failing.First() is var (listener, cause) ? $"listener {listener}: {cause}"
        : null;
}
