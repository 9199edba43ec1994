namespace Akka.Actor;

/// <summary>
/// A <see cref="Wheel"/> with the two stacks through which any thread adds and cancels entries; <see cref="Turn"/> is for one thread at a time.
/// </summary>
internal sealed class WheelTurns
{
    private readonly Wheel _wheel;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly Action<Exception, WheelEntry> _onError;
    private readonly Action<WheelEntry> _run;
    private EntryStack _inserted;
    private EntryStack _cancelled;
    private long _now;
    private volatile bool _stopped;

    public WheelTurns(TimeSpan tickDuration, int buckets, TimeProvider time, Action<Exception, WheelEntry> onError)
    {
        _wheel = new Wheel(tickDuration.Ticks, buckets);
        _time = time;
        _origin = time.GetTimestamp();
        _onError = onError;
        _run = Run;
    }

    /// <summary>100 ns units since it was made.</summary>
    public long Now => _time.GetElapsedTime(_origin).Ticks;

    public bool HasInserted => !_inserted.IsEmpty;

    /// <summary>From any thread. No entry begins to run afterwards.</summary>
    public void Stop() => _stopped = true;

    /// <returns>How many pushed entries wait for a turn.</returns>
    public int Push(WheelEntry entry, TimeSpan delay)
    {
        var now = Now;
        entry.Deadline = delay.Ticks >= long.MaxValue - now ? long.MaxValue : now + delay.Ticks;
        entry.Owner = this;
        entry.Attach();
        return _inserted.PushInserted(entry);
    }

    public void OnCancelled(WheelEntry entry) => _cancelled.PushCancelled(entry);

    /// <returns>When the next turn is due, in units of <see cref="Now"/>; <see cref="long.MaxValue"/> when nothing waits.</returns>
    public long Turn()
    {
        for (var entry = _cancelled.TakeCancelled(); entry is not null;)
        {
            var next = entry.NextCancelled;
            entry.NextCancelled = null;
            _wheel.Remove(entry);
            entry = next;
        }

        _now = Now;
        _wheel.Advance(_now, _run);
        for (var entry = _inserted.TakeInserted(); entry is not null;)
        {
            var next = entry.NextInserted;
            entry.NextInserted = null;
            if (entry.Deadline > _now && entry.IsLive)
            {
                _wheel.Insert(entry);
            }
            else
            {
                Run(entry);
            }

            entry = next;
        }

        return _wheel.NextWake();
    }

    private void Run(WheelEntry entry)
    {
        if (_stopped || !entry.TryBegin())
        {
            entry.Finish();
            return;
        }

        try
        {
            entry.Run();
        }
        catch (Exception cause)
        {
            entry.Finish();
            _onError(cause, entry);
            return;
        }

        if (entry.Interval > 0)
        {
            Repeat(entry);
        }
    }

    // Fixed rate, by the deadline and not by when it ran; turns that were missed (a long pause of the process) are not made up.
    private void Repeat(WheelEntry entry)
    {
        var missed = Math.Max(0, _now - entry.Deadline) / entry.Interval;
        if (entry.IsLive && entry.Deadline <= long.MaxValue - (missed + 1) * entry.Interval)
        {
            entry.Deadline += (missed + 1) * entry.Interval;
            _wheel.Insert(entry);
        }
        else
        {
            entry.Finish();
        }
    }
}
