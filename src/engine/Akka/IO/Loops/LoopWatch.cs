using Akka.Dispatch;
using Akka.Event;

namespace Akka.IO.Loops;

/// <summary>Tells of an actor that keeps its loop from everything else, while it does, and when it has come to an end.</summary>
internal sealed class LoopWatch(EventLoop loop, string name, TimeSpan limit, ILoggingAdapter log)
{
    private long _runs = -1;
    private TimeSpan _since;
    private string? _told;

    /// <summary>To be called often enough for the limit to be told.</summary>
    /// <param name="now">Time on any clock that only goes forward.</param>
    public void Look(TimeSpan now)
    {
        var runs = loop.Runs;
        var running = loop.Running;
        if (runs != _runs || running is null)
        {
            if (_told is not null)
            {
                log.Warning("Event loop {0} goes on: {1} had kept it for {2} ms.", name, _told, (long)(now - _since).TotalMilliseconds);
                _told = null;
            }

            (_runs, _since) = (runs, now);
        }
        else if (_told is null && now - _since >= limit)
        {
            _told = running is Mailbox mailbox ? mailbox.Owner.Path.ToString() : running.GetType().Name;
            log.Warning(
                "Event loop {0} has been kept by {1} for {2} ms, and its connections wait. An actor that blocks or computes for long needs a dispatcher of its own (Props.WithDispatcher).",
                name, _told, (long)(now - _since).TotalMilliseconds);
        }
    }
}
