namespace Akka.Actor;

/// <summary>Many pushers, one taker, no lock and no allocation: the links are in the entries.</summary>
internal struct EntryStack
{
    private WheelEntry? _top;

    public readonly bool IsEmpty => _top is null;

    /// <returns>How many entries it now holds.</returns>
    public int PushInserted(WheelEntry entry)
    {
        WheelEntry? top;
        do
        {
            top = Volatile.Read(ref _top);
            entry.NextInserted = top;
            entry.Depth = top is null ? 1 : top.Depth + 1;
        }
        while (Interlocked.CompareExchange(ref _top, entry, top) != top);

        return entry.Depth;
    }

    public void PushCancelled(WheelEntry entry)
    {
        WheelEntry? top;
        do
        {
            top = Volatile.Read(ref _top);
            entry.NextCancelled = top;
        }
        while (Interlocked.CompareExchange(ref _top, entry, top) != top);
    }

    /// <summary>Takes all, oldest first, linked by <see cref="WheelEntry.NextInserted"/>.</summary>
    public WheelEntry? TakeInserted()
    {
        WheelEntry? oldest = null;
        for (var entry = Interlocked.Exchange(ref _top, null); entry is not null;)
        {
            var older = entry.NextInserted;
            entry.NextInserted = oldest;
            oldest = entry;
            entry = older;
        }

        return oldest;
    }

    /// <summary>Takes all, newest first, linked by <see cref="WheelEntry.NextCancelled"/>.</summary>
    public WheelEntry? TakeCancelled() => Interlocked.Exchange(ref _top, null);
}
