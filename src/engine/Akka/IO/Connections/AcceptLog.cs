using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;

namespace Akka.IO.Connections;

/// <summary>Tells that a listener cannot accept: at once, then in one line every five seconds. Each of a thousand clients that wait fails an accept.</summary>
internal sealed class AcceptLog(ILoggingAdapter log, EndPoint address, IScheduler scheduler, IActorRef listener)
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private ICancelable? _timer;
    private SocketError _last;
    private int _failures;
    private int _reset;
    private bool _troubled;

    public void Note(SocketError error, TimeSpan pause)
    {
        _last = error;
        if (_timer is null)
        {
            log.Warning("{0}: accepting failed: {1}. Trying again in {2} ms.", address, AcceptErrors.Describe(error), (long)pause.TotalMilliseconds);
            (_failures, _troubled) = (0, true);
            BeSilent();
        }
        else
        {
            _failures++;
        }
    }

    public void NoteReset(int clients) => _reset += clients;

    /// <summary>To be called on <see cref="Due"/>.</summary>
    public void Tell()
    {
        _timer = null;
        if (_failures > 0)
        {
            log.Warning(
                "{0}: accepting failed {1} times more in {2} s: {3}. {4} waiting clients were reset.",
                address, _failures, (int)Interval.TotalSeconds, AcceptErrors.Describe(_last), _reset);
            (_failures, _reset) = (0, 0);
            BeSilent();
        }
        else if (_troubled)
        {
            _troubled = false;
            log.Info("{0}: accepting has not failed for {1} s.", address, (int)Interval.TotalSeconds);
            BeSilent();
        }
    }

    public void Cancel() => _timer?.Cancel();

    private void BeSilent() => _timer = scheduler.ScheduleTellOnceCancelable(Interval, listener, Due.Instance, ActorRefs.NoSender);

    internal sealed class Due : IDeadLetterSuppression
    {
        public static readonly Due Instance = new();
    }
}
