namespace Akka.Actor.Internal;

/// <summary>A child and how often it was restarted lately.</summary>
public class ChildRestartStats
{
    private readonly ITimeProvider _clock;
    private TimeSpan _windowStart;

    public ChildRestartStats(IInternalActorRef child)
        : this(child, DateTimeOffsetNowTimeProvider.Instance)
    {
    }

    /// <param name="child">The child.</param>
    /// <param name="clock">The scheduler of its system, so that windows pass as its timers do, in virtual time too.</param>
    internal ChildRestartStats(IInternalActorRef child, ITimeProvider clock)
    {
        Child = child;
        _clock = clock;
    }

    public IInternalActorRef Child { get; }

    public long Uid => Child.Path.Uid;

    /// <summary>Restarts counted in the current window.</summary>
    public int MaxNrOfRetriesCount { get; private set; }

    /// <param name="maxNrOfRetries">Negative: no limit; 0: never.</param>
    /// <param name="withinTimeMilliseconds">Not positive: one window that never ends.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
        {
            return false;
        }

        if (withinTimeMilliseconds <= 0)
        {
            return maxNrOfRetries < 0 || ++MaxNrOfRetriesCount <= maxNrOfRetries;
        }

        // Without a count, a window allows one restart.
        return CountInWindow(maxNrOfRetries < 0 ? 1 : maxNrOfRetries, TimeSpan.FromMilliseconds(withinTimeMilliseconds));
    }

    private bool CountInWindow(int retries, TimeSpan window)
    {
        var now = _clock.MonotonicClock;
        if (MaxNrOfRetriesCount == 0 || now - _windowStart > window)
        {
            _windowStart = now;
            MaxNrOfRetriesCount = 1;
            return true;
        }

        return ++MaxNrOfRetriesCount <= retries;
    }
}
