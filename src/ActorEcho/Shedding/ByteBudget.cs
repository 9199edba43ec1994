using Akka.Actor;

namespace ActorEcho.Shedding;

/// <summary>
/// The bytes that all connections of a server have pending, and who is told when they are too many. Each connection reports in steps, so a message
/// costs nothing here and 16 KiB cost one interlocked addition; what it has not reported is less than a step.
/// </summary>
internal sealed class ByteBudget
{
    /// <summary>How far a connection's pending bytes may be from what it has reported.</summary>
    public const int Step = 16 * 1024;

    private readonly Lock _lock = new();
    private volatile IActorRef[] _listeners = [];
    private volatile IActorRef _overload = ActorRefs.Nobody;
    private long _limit;
    private long _held;
    private int _isTold;

    public ByteBudget(long? limit) => _limit = limit ?? long.MaxValue;

    public long Held => Volatile.Read(ref _held);

    public long Limit => Volatile.Read(ref _limit);

    /// <summary>Where an overload is over: far enough below for it not to begin again at once.</summary>
    public long LowMark => Limit / 4 * 3;

    /// <summary>Who knows the connections.</summary>
    public IReadOnlyList<IActorRef> Listeners => _listeners;

    public void Add(long change)
    {
        var held = Interlocked.Add(ref _held, change);
        if (change > 0 && held > Limit)
        {
            Signal();
        }
    }

    public void Change(long? limit)
    {
        Volatile.Write(ref _limit, limit ?? long.MaxValue);
        SignalIfPassed();
    }

    /// <summary>This one is told from now on, once, with <see cref="BudgetPassed"/>.</summary>
    public void Watch(IActorRef overload)
    {
        _overload = overload;
        Rearm();
    }

    /// <summary>The one who was told is to be told again.</summary>
    public void Rearm()
    {
        Volatile.Write(ref _isTold, 0);
        SignalIfPassed();
    }

    public void Join(IActorRef listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners, listener];
        }
    }

    public void Leave(IActorRef listener)
    {
        lock (_lock)
        {
            _listeners = [.. _listeners.Where(l => !l.Equals(listener))];
        }
    }

    private void SignalIfPassed()
    {
        if (Held > Limit)
        {
            Signal();
        }
    }

    private void Signal()
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            _overload.Tell(BudgetPassed.Instance, ActorRefs.NoSender);
        }
    }
}
