namespace Akka.IO.Loops;

/// <summary>
/// Says how many loops are to be active. One more when all that are have been busy and the processors had room for them; one less when
/// the scheduler keeps one waiting, as a loop more then only takes turns with the others, a scheduler's slice each.
/// </summary>
internal sealed class LoopGovernor
{
    /// <summary>Looks at the loads that must agree: a moment's burst is not worth a move.</summary>
    internal const int Agreement = 3;

    internal const double BusyShare = 0.85;
    internal const double DelayedShare = 0.10;

    internal static readonly TimeSpan FirstHold = TimeSpan.FromSeconds(2);
    internal static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(60);

    private readonly int _least;
    private readonly int _most;
    private readonly LoopLoad?[] _last;
    private TimeSpan _lastLook;
    private TimeSpan _noGrowthUntil;
    private TimeSpan _grownAt;
    private TimeSpan _hold = FirstHold;
    private int _busyLooks;
    private int _delayedLooks;

    /// <param name="least">Loops that are active in any case, at least 1.</param>
    /// <param name="most">The most, at least <paramref name="least"/>.</param>
    public LoopGovernor(int least, int most)
    {
        _least = least;
        _most = most;
        _last = new LoopLoad?[most];
        Active = least;
    }

    /// <summary>How many are active.</summary>
    public int Active { get; private set; }

    /// <summary>Takes the loads of the active loops, in order, into account.</summary>
    /// <param name="now">Time on any clock that only goes forward.</param>
    /// <param name="loads">One for each active loop; without one nothing is decided.</param>
    /// <returns><see cref="Active"/>, which has changed by at most one.</returns>
    public int Look(TimeSpan now, ReadOnlySpan<LoopLoad?> loads)
    {
        var passed = (now - _lastLook).TotalNanoseconds;
        _lastLook = now;
        var allBusy = true;
        var oneDelayed = false;
        for (var i = 0; i < Active; i++)
        {
            var (load, last) = (loads[i], _last[i]);
            _last[i] = load;
            if (load is null || last is null || passed <= 0)
            {
                allBusy = false;
                continue;
            }

            var delayed = (load.Value.Delayed - last.Value.Delayed) / passed;
            oneDelayed |= delayed > DelayedShare;
            allBusy &= (load.Value.Busy - last.Value.Busy) / passed > BusyShare;
        }

        _busyLooks = allBusy && !oneDelayed ? _busyLooks + 1 : 0;
        _delayedLooks = oneDelayed ? _delayedLooks + 1 : 0;
        if (_delayedLooks >= Agreement && Active > _least)
        {
            Shrink(now);
        }
        else if (_busyLooks >= Agreement && Active < _most && now >= _noGrowthUntil)
        {
            Grow(now);
        }

        return Active;
    }

    /// <summary>The loop that was to be active could not be made.</summary>
    public void TakeBack(TimeSpan now) => Shrink(now);

    private void Grow(TimeSpan now)
    {
        _last[Active] = null;
        Active++;
        _grownAt = now;
        (_busyLooks, _delayedLooks) = (0, 0);
    }

    private void Shrink(TimeSpan now)
    {
        // A growth that did not last is tried again ever later, and at first again once one has lasted.
        _hold = now - _grownAt > LongestHold ? FirstHold : _hold + _hold < LongestHold ? _hold + _hold : LongestHold;
        _noGrowthUntil = now + _hold;
        Active--;
        (_busyLooks, _delayedLooks) = (0, 0);
    }
}
