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

    // The engine closes a socket after its owner has ended; until then its address is taken.
    private static readonly TimeSpan CloseDelay = TimeSpan.FromMilliseconds(100);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IActorRef _listener = ActorRefs.Nobody;
    private bool _isWanted;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(static _ => Directive.Stop);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Open:
                _isWanted = true;
                StartIfWanted();
                break;
            case Close:
                _isWanted = false;
                Context.Stop(_listener);
                break;
            case Retry:
                StartIfWanted();
                break;
            case ListenerOpen open:
                _log.Write(LogLevel.InfoLevel, null, "ready: {address} is open", open.Where.Address);
                break;
            case ListenerFailed failed:
                _log.Write(
                    LogLevel.ErrorLevel, null, "actorecho.health.listen: cannot listen on {address}: {cause}; next try in {delay_s} s", failed.Address, failed.Cause, RetryDelay.TotalSeconds);
                Context.Stop(_listener);
                Timers.StartSingleTimer(Retry.Instance, Retry.Instance, RetryDelay);
                break;
            case Terminated ended when ended.ActorRef.Equals(_listener):
                _listener = ActorRefs.Nobody;
                if (!Timers.IsTimerActive(Retry.Instance))
                {
                    Timers.StartSingleTimer(Retry.Instance, Retry.Instance, CloseDelay);
                }

                break;
        }
    }

    private void StartIfWanted()
    {
        if (_isWanted && _listener.IsNobody() && !Timers.IsTimerActive(Retry.Instance))
        {
            StartListener();
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

    private sealed class Retry
    {
        public static readonly Retry Instance = new();
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
