using ActorEcho.Readiness;
using ActorEcho.Shedding;
using Akka.Actor;

namespace ActorEcho.Listening;

/// <summary>The places of a server and the pace of its door, which all its listeners share; they run on different threads.</summary>
internal sealed class Admission
{
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _waiting = [];
    private readonly ITimeProvider _clock;
    private volatile LimitOptions _limits;
    private TokenBucket? _pace;
    private int _taken;

    public Admission(LimitOptions limits, ITimeProvider clock)
    {
        _clock = clock;
        _limits = limits;
        _pace = PaceOf(limits);
        Budget = new ByteBudget(limits.MaxBufferedBytes);
    }

    public LimitOptions Limits => _limits;

    /// <summary>What the connections have pending.</summary>
    public ByteBudget Budget { get; }

    /// <summary>How many connections there are.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Whether clients wait for a place, rather than being refused.</summary>
    public bool Queues => _limits is { MaxConnections: not null, WhenFull: WhenFull.Queue };

    /// <summary>Whether nobody is accepted, not even the canary.</summary>
    public bool LetsAllWait
    {
        get
        {
            lock (_lock)
            {
                return Queues && _taken >= _limits.MaxConnections;
            }
        }
    }

    /// <summary>The canary's connections that are on their way.</summary>
    public ProbeTickets Probes { get; } = new();

    /// <summary>Whether some wait in the backlog, so that connections have to be accepted one at a time.</summary>
    public bool KeepsWaiting => Queues || _limits.AcceptRate is not null;

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_taken >= _limits.MaxConnections)
            {
                return false;
            }

            _taken++;
            return true;
        }
    }

    /// <summary>Whether there is a place. If not, the listener is told with <see cref="TryAgain"/> when there may be one.</summary>
    public bool HasPlaceOrTells(IActorRef listener)
    {
        lock (_lock)
        {
            if (_taken < (_limits.MaxConnections ?? int.MaxValue))
            {
                return true;
            }

            _waiting.Add(listener);
            return false;
        }
    }

    /// <summary>All who wait are told, since one of them may be gone and would keep the news to itself.</summary>
    public void GiveBack(int places)
    {
        IActorRef[] told;
        lock (_lock)
        {
            _taken -= places;
            told = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var listener in told)
        {
            listener.Tell(TryAgain.Instance, ActorRefs.NoSender);
        }
    }

    /// <summary>How long a connection has to wait before it may be accepted; zero if it need not.</summary>
    public TimeSpan Delay()
    {
        lock (_lock)
        {
            return _pace?.Wait() ?? TimeSpan.Zero;
        }
    }

    /// <summary>Counts a connection that was accepted, unless it has to wait.</summary>
    public bool TryPass()
    {
        lock (_lock)
        {
            return _pace?.TryTake() ?? true;
        }
    }

    /// <summary>From now on these hold. The listeners are to be told.</summary>
    public void Change(LimitOptions limits)
    {
        lock (_lock)
        {
            _pace = (limits.AcceptRate, limits.AcceptBurst) == (_limits.AcceptRate, _limits.AcceptBurst) ? _pace : PaceOf(limits);
            _limits = limits;
        }

        Budget.Change(limits.MaxBufferedBytes);
    }

    private TokenBucket? PaceOf(LimitOptions limits) => limits.AcceptRate is { } rate ? new TokenBucket(rate, limits.AcceptBurst, _clock) : null;
}
