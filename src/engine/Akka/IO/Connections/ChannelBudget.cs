using Akka.Actor;
using Akka.Event;

namespace Akka.IO.Connections;

/// <summary>How many connections there may be, incoming and outgoing, over all of a system.</summary>
internal sealed class ChannelBudget(int limit)
{
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _waiting = [];
    private int _used;
    private volatile bool _someWait;

    public int Limit => limit;

    public int Used => Volatile.Read(ref _used);

    public bool IsExhausted => Volatile.Read(ref _used) >= limit;

    /// <summary>Takes a place if there is one.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _used) <= limit)
        {
            return true;
        }

        Interlocked.Decrement(ref _used);
        return false;
    }

    /// <summary>Takes a place for a connection that exists already.</summary>
    public void Take() => Interlocked.Increment(ref _used);

    /// <summary>Gives a place back, and tells those who wait for one, or for the descriptor that was freed with it.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _used);
        if (_someWait)
        {
            TellWaiting();
        }
    }

    /// <summary>Has <paramref name="listener"/> told <see cref="Freed"/> once, at the next release.</summary>
    public void Await(IActorRef listener)
    {
        lock (_lock)
        {
            _waiting.Add(listener);
            _someWait = true;
        }
    }

    private void TellWaiting()
    {
        lock (_lock)
        {
            foreach (var listener in _waiting)
            {
                listener.Tell(Freed.Instance, ActorRefs.NoSender);
            }

            _waiting.Clear();
            _someWait = false;
        }
    }

    internal sealed class Freed : IDeadLetterSuppression
    {
        public static readonly Freed Instance = new();
    }
}
