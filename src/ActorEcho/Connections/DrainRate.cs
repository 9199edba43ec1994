namespace ActorEcho.Connections;

/// <summary>
/// How far a peer is behind the least rate, in time: as long as something waits for it that grows, and each byte it takes makes up for what the
/// byte may last at that rate. A whole timeout is too much. A peer that keeps to the rate is never further behind than what cannot be seen of its
/// progress (<see cref="WriteBufferOptions.Unseen"/>) lasts, which is less; one that has stalled is as soon as the timeout is over.
/// </summary>
internal sealed class DrainRate(WriteLedger ledger, WriteBufferOptions options, long rate)
{
    /// <summary>Looks in a timeout: a stalled peer is noticed at most a quarter of it late, for four messages in all that time.</summary>
    private const int Looks = 4;

    /// <summary>A connection that was only asked something small is soon known to have been answered, and then needs no timer and no account.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(1);

    private TimeSpan _next = FirstLook;
    private long _seen = ledger.Acknowledged;
    private long _behind; // ticks

    /// <summary>How long to wait before the next look: less at first, then a quarter of the timeout.</summary>
    public TimeSpan NextWait()
    {
        var wait = Min(_next, Interval);
        _next = wait + wait;
        return wait;
    }

    /// <summary>Whether too little is known about the peer: to be asked for an acknowledgement, after <see cref="IsTooLow"/>.</summary>
    public bool NeedsProbe { get; private set; }

    /// <summary>To be called after each <see cref="NextWait"/> while something is pending.</summary>
    public bool IsTooLow()
    {
        var taken = ledger.Acknowledged - _seen;
        _seen += taken;

        // Not more than the interval: a server that is late with its looks has not been kept waiting by the peer.
        var waited = Min(ledger.TakeWaited(), Interval);
        var madeUp = Math.Min((double)taken / rate * TimeSpan.TicksPerSecond, long.MaxValue / 2);
        _behind = Math.Max(0, _behind + waited.Ticks - (long)madeUp);
        NeedsProbe = ledger.IsLevel || taken == 0;
        return _behind >= Looks * Interval.Ticks;
    }

    private TimeSpan Interval => options.SlowReaderTimeout / Looks;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
