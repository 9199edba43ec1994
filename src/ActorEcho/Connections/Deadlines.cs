using Akka.Actor;

namespace ActorEcho.Connections;

/// <summary>
/// The times at which a connection is over. What moves on it only leaves a stamp, and none where idleness has no limit; whoever looks at the
/// stamps then learns when to look again.
/// </summary>
internal sealed class Deadlines(TimeoutOptions options, ITimeProvider clock)
{
    private readonly TimeSpan _began = clock.MonotonicClock;
    private TimeSpan _moved = clock.MonotonicClock;
    private bool _heard;

    /// <summary>Bytes came from the peer.</summary>
    public void Hear()
    {
        _heard = true;
        Move();
    }

    /// <summary>Bytes went to the peer.</summary>
    public void Move()
    {
        if (options.Idle is not null)
        {
            _moved = clock.MonotonicClock;
        }
    }

    /// <summary>What is over, or else how long to wait before looking again: null if there is nothing left to look for.</summary>
    /// <param name="listens">Whether the peer can still be expected to say something.</param>
    public (CloseReason? Over, TimeSpan? Wait) Look(bool listens)
    {
        var now = clock.MonotonicClock;
        var lifetime = _began + options.Lifetime - now;
        var firstByte = listens && !_heard ? _began + options.FirstByte - now : null;
        var idle = _moved + options.Idle - now;
        var over = lifetime <= TimeSpan.Zero ? CloseReason.MaxLifetime
            : firstByte <= TimeSpan.Zero ? CloseReason.FirstByteTimeout
            : idle <= TimeSpan.Zero ? CloseReason.IdleTimeout
            : null;
        return (over, over is null ? Sooner(lifetime, Sooner(firstByte, idle)) : null);
    }

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;
}
