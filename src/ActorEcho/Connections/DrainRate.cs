namespace ActorEcho.Connections;

/// <summary>
/// Whether a peer takes what waits for it at the least rate. What it takes less in an interval is added up, what it takes more is subtracted,
/// and the sum of a whole timeout is too much. A peer that keeps to the rate is never further behind than what cannot be seen of its progress
/// (<see cref="WriteBufferOptions.Unseen"/>), which is less than that sum; one that has stalled gets there with the fourth whole interval.
/// </summary>
/// <remarks>Intervals are counted and not measured: a server that is late has not been kept waiting by the peer.</remarks>
internal sealed class DrainRate(WriteLedger ledger, WriteBufferOptions options, long rate)
{
    /// <summary>Intervals in a timeout: a stalled peer is noticed a quarter of it late, for four messages in all that time.</summary>
    public const int Looks = 4;

    private readonly long _expected = (long)Math.Ceiling(rate * options.SlowReaderTimeout.TotalSeconds / Looks);
    private long _seen = ledger.Acknowledged;
    private long _missing;

    public TimeSpan Interval => options.SlowReaderTimeout / Looks;

    /// <summary>Whether it is known too little about the peer: to be asked for an acknowledgement, after <see cref="IsTooLow"/>.</summary>
    public bool NeedsProbe { get; private set; }

    /// <summary>To be called once in an <see cref="Interval"/> while something is pending.</summary>
    public bool IsTooLow()
    {
        var taken = ledger.Acknowledged - _seen;
        _seen += taken;
        _missing = ledger.WasLevel() ? 0 : Math.Max(0, _missing + _expected - taken);
        NeedsProbe = ledger.IsLevel || taken == 0;
        return _missing >= Looks * _expected;
    }
}
