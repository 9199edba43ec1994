namespace Akka.Actor;

/// <summary>One scheduled piece of work. Its links and its deadline belong to the wheel's thread once it is pushed.</summary>
internal abstract class WheelEntry(long interval, ICancelable? cancelable)
{
    private const int Pending = 0;
    private const int Cancelled = 1;
    private const int Done = 2;

    private int _state;

    /// <summary>When to run: 100 ns units of the wheel's clock.</summary>
    public long Deadline { get; set; }

    /// <summary>The wheel's tick that reaches <see cref="Deadline"/>.</summary>
    public long DeadlineTick { get; set; }

    /// <summary>100 ns units between two runs; 0 means to run once.</summary>
    public long Interval { get; } = interval;

    public WheelTurns? Owner { get; set; }

    public WheelEntry? Next { get; set; }

    public WheelEntry? Previous { get; set; }

    /// <summary>Index of the bucket it is linked in; -1 when in none.</summary>
    public int Bucket { get; set; } = -1;

    public WheelEntry? NextInserted { get; set; }

    public WheelEntry? NextCancelled { get; set; }

    /// <summary>How many entries wait below it in the stack it was pushed on.</summary>
    public int Depth { get; set; }

    public bool IsLive => Volatile.Read(ref _state) == Pending && cancelable is not { IsCancellationRequested: true };

    /// <summary>Any thread. It will not start to run after this returned, unless its run had begun.</summary>
    public void Cancel()
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Pending) == Pending)
        {
            Owner?.OnCancelled(this);
        }
    }

    /// <summary>Wheel thread. Claims the run against a cancellation; a repeated entry stays pending.</summary>
    public bool TryBegin()
    {
        if (!IsLive || (Interval == 0 && Interlocked.CompareExchange(ref _state, Done, Pending) != Pending))
        {
            return false;
        }

        if (Interval == 0)
        {
            Detach();
        }

        return true;
    }

    /// <summary>Wheel thread. It ends for good: its cancelable forgets it.</summary>
    public void Finish()
    {
        Interlocked.CompareExchange(ref _state, Done, Pending);
        Detach();
    }

    public void Attach() => (cancelable as Cancelable)?.Attach(this);

    public abstract void Run();

    private void Detach() => (cancelable as Cancelable)?.Detach(this);
}
