using Akka.Actor;
using Akka.Event;

namespace Akka.IO.Connections;

/// <summary>How long a listener waits after an error that the next accept would meet again: 10 ms, doubled up to 1 s.</summary>
internal sealed class AcceptBackOff(IScheduler scheduler, IActorRef listener)
{
    internal static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>So many failures of single connections in a row are no longer theirs.</summary>
    private const int MostFailuresInARow = 64;

    private TimeSpan _pause = Shortest;
    private TimeSpan? _since;
    private ICancelable? _timer;
    private int _failures;

    /// <summary>True while nothing is to be accepted.</summary>
    public bool IsOn { get; private set; }

    public bool IsRepeating => _failures >= MostFailuresInARow;

    /// <summary>How long nothing could be accepted.</summary>
    public TimeSpan Lasts => _since is { } since ? scheduler.MonotonicClock - since : TimeSpan.Zero;

    public void CountFailure() => _failures++;

    /// <summary>Begins a pause, at the end of which the listener gets <see cref="Over"/>. Returns its length.</summary>
    public TimeSpan Begin()
    {
        Cancel();
        IsOn = true;
        _since ??= scheduler.MonotonicClock;
        var pause = _pause;
        _timer = scheduler.ScheduleTellOnceCancelable(pause, listener, Over.Instance, ActorRefs.NoSender);
        _pause = pause * 2 < Longest ? pause * 2 : Longest;
        return pause;
    }

    public void End()
    {
        Cancel();
        IsOn = false;
        _failures = 0;
    }

    /// <summary>A connection was accepted: what was wrong is over.</summary>
    public void Reset()
    {
        _pause = Shortest;
        _since = null;
        _failures = 0;
    }

    public void Cancel() => _timer?.Cancel();

    internal sealed class Over : IDeadLetterSuppression
    {
        public static readonly Over Instance = new();
    }
}
