using ActorEcho.Listening;
using Akka.Actor;

namespace ActorEcho.Readiness;

/// <summary>Connects to every open listener at an interval, as a client would, and tells who answers.</summary>
internal sealed class Canary(CanaryOptions options, IActorRef tcp, ServiceRegistry services, Admission admission) : UntypedActor, IWithTimers
{
    private readonly Dictionary<string, ListeningOn> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    protected override void PreStart() => Timers.StartPeriodicTimer(ProbesDue.Instance, ProbesDue.Instance, options.Interval!.Value);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ListenerOpen { Where: var where }:
                _open[where.Name] = where;
                Probe(where);
                break;
            case ListenerDown down:
                _open.Remove(down.Name);
                _failures.Remove(down.Name);
                break;
            case ProbesDue:
                foreach (var where in _open.Values)
                {
                    Probe(where);
                }

                break;
            case ProbeResult result:
                _underWay.Remove(result.Listener);
                Note(result);
                break;
            case Terminated ended:
                _underWay.Remove(ended.ActorRef.Path.Name); // It may have failed without a word.
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Probe(ListeningOn where)
    {
        if (_underWay.Add(where.Name) && Context.Child(where.Name).IsNobody())
        {
            services.TryFind(where.Service, out var service);
            var probe = new Producer<CanaryProbe>(() => new CanaryProbe(tcp, where, service?.Probe, options.Timeout, admission.Probes));
            Context.Watch(Context.ActorOf(Props.CreateBy(probe), where.Name));
        }
    }

    private void Note(ProbeResult result)
    {
        if (!_open.ContainsKey(result.Listener))
        {
            return;
        }

        // A full server that lets its clients wait lets the probe wait behind them, and is well for all that.
        var isGood = result.Cause is null || admission.LetsAllWait;
        var failures = isGood ? 0 : _failures.GetValueOrDefault(result.Listener) + 1;
        _failures[result.Listener] = failures;
        if (isGood)
        {
            Context.Parent.Tell(new CanaryGood(result.Listener), Self);
        }
        else if (failures >= options.Failures)
        {
            Context.Parent.Tell(new CanaryFailed(result.Listener, result.Cause!), Self);
        }
    }

    private sealed class ProbesDue
    {
        public static readonly ProbesDue Instance = new();
    }
}
