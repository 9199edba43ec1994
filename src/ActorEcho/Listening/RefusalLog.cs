using System.Net;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Listening;

/// <summary>Tells of the first refusal at once and of the others in one line every five seconds: a flood of clients is not to become one of lines.</summary>
internal sealed class RefusalLog(string listener, ILoggingAdapter log, ITimerScheduler timers)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private bool _silent;
    private int _untold;

    public void Note(EndPoint peer, string setting)
    {
        if (_silent)
        {
            _untold++;
            return;
        }

        log.Write(LogLevel.WarningLevel, null, "{listener} refused {peer}: {reason}, {setting} is reached", listener, peer, CloseReason.Limit, setting);
        BeSilent();
    }

    /// <summary>To be called on <see cref="RefusalsDue"/>.</summary>
    public void Tell()
    {
        _silent = false;
        if (_untold > 0)
        {
            log.Write(
                LogLevel.WarningLevel, null, "{listener} refused {count} more in {interval_s} s: {reason}", listener, _untold, (int)Interval.TotalSeconds, CloseReason.Limit);
            _untold = 0;
            BeSilent();
        }
    }

    private void BeSilent()
    {
        _silent = true;
        timers.StartSingleTimer(RefusalsDue.Instance, RefusalsDue.Instance, Interval);
    }
}
