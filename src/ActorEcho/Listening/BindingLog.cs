using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Listening;

/// <summary>Tells of failures to bind: of the first at once, then in one line every five seconds at most.</summary>
internal sealed class BindingLog(ILoggingAdapter log, ITimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private TimeSpan _quietUntil = TimeSpan.MinValue;
    private int _untold;

    public void Note(object address, string cause, TimeSpan delay)
    {
        var now = clock.MonotonicClock;
        if (now < _quietUntil)
        {
            _untold++;
            return;
        }

        _quietUntil = now + Interval;
        var wait = (long)delay.TotalMilliseconds;
        if (_untold == 0)
        {
            log.Write(LogLevel.WarningLevel, null, "not listening on {address}: {cause}; next try in {delay_ms} ms", address, cause, wait);
        }
        else
        {
            log.Write(
                LogLevel.WarningLevel, null, "not listening on {address}, {attempts} more attempts failed: {cause}; next try in {delay_ms} ms", address, _untold + 1, cause, wait);
        }

        _untold = 0;
    }
}
