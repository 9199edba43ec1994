using ActorEcho.Connections;
using ActorEcho.Listening;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Readiness;

/// <summary>The port that is open only while the server is ready: a listener of its own, outside the server's limits, that is there or not.</summary>
internal sealed class HealthPort(IActorRef tcp, ListenAddress listen) : UntypedActor, IWithTimers
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IActorRef _listener = ActorRefs.Nobody;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Open when _listener.IsNobody():
                StartListener();
                break;
            case Close:
                Timers.CancelAll();
                Context.Stop(_listener);
                break;
            case ListenerOpen open:
                _log.Write(LogLevel.InfoLevel, null, "ready: {address} is open", open.Where.Address);
                break;
            case ListenerFailed failed:
                _log.Write(
                    LogLevel.ErrorLevel, null, "actorecho.health.listen: cannot listen on {address}: {cause}; next try in {delay_s} s", failed.Address, failed.Cause, RetryDelay.TotalSeconds);
                Context.Stop(_listener);
                Timers.StartSingleTimer(Open.Instance, Open.Instance, RetryDelay);
                break;
            case Terminated ended when ended.ActorRef.Equals(_listener):
                _listener = ActorRefs.Nobody;
                break;
        }
    }

    private void StartListener()
    {
        var options = new ListenerOptions("health", listen)
        {
            Timeouts = new TimeoutOptions { FirstByte = TimeSpan.FromSeconds(10), Lifetime = TimeSpan.FromSeconds(20) },
            Limits = new ListenerLimitOptions { MaxConnections = 64 },
        };
        var service = new ServiceRegistry.Service(typeof(HealthConnection), () => new HealthConnection());
        var producer = new ListenerProducer(tcp, options, service, new ConnectionIds(), new Admission(new LimitOptions(), Context.System.Scheduler));
        _listener = Context.Watch(Context.ActorOf(Props.CreateBy(producer)));
    }

    internal sealed class Open
    {
        public static readonly Open Instance = new();
    }

    internal sealed class Close
    {
        public static readonly Close Instance = new();
    }
}
