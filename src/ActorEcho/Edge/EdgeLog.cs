using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Edge;

/// <summary>
/// Tells of the first connection that fails at the edge at once, and of the others in one line every five seconds: anybody can make as many
/// as he likes.
/// </summary>
internal sealed class EdgeLog(string listener, ILoggingAdapter log, ITimerScheduler timers)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const string Waits = "waits for a TLS handshake";

    private readonly SortedDictionary<string, int> _untold = new(StringComparer.Ordinal);
    private bool _silent;

    public void Note(EdgeFailed failed)
    {
        if (_silent)
        {
            _untold[failed.Reason.Name] = _untold.GetValueOrDefault(failed.Reason.Name) + 1;
            return;
        }

        log.Write(LogLevel.WarningLevel, null, "{listener} did not serve {peer}: {reason} ({cause})", listener, failed.Peer, failed.Reason, failed.Cause);
        BeSilent();
    }

    /// <summary>A handshake has to wait for others.</summary>
    public void NoteWait()
    {
        if (_silent)
        {
            _untold[Waits] = _untold.GetValueOrDefault(Waits) + 1;
            return;
        }

        log.Write(LogLevel.WarningLevel, null, "{listener} lets TLS handshakes wait, as many are under way as tls.max-handshakes allows", listener);
        BeSilent();
    }

    /// <summary>To be called on <see cref="EdgeFailuresDue"/>.</summary>
    public void Tell()
    {
        _silent = false;
        if (_untold.Count > 0)
        {
            var counts = string.Join(", ", _untold.Select(reason => $"{reason.Value} {reason.Key}"));
            log.Write(LogLevel.WarningLevel, null, "{listener}, in the last {interval_s} s: {counts}", listener, (int)Interval.TotalSeconds, counts);
            _untold.Clear();
            BeSilent();
        }
    }

    private void BeSilent()
    {
        _silent = true;
        timers.StartSingleTimer(EdgeFailuresDue.Instance, EdgeFailuresDue.Instance, Interval);
    }
}
