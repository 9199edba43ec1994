using Akka.Actor;

namespace ActorEcho.Listening;

/// <summary>The places of a server, which all its listeners share; they run on different threads.</summary>
internal sealed class Admission(LimitOptions options)
{
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _waiting = [];
    private int _taken;

    /// <summary>Whether clients wait for a place, rather than being refused.</summary>
    public bool Queues => options is { MaxConnections: not null, WhenFull: WhenFull.Queue };

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_taken >= options.MaxConnections)
            {
                return false;
            }

            _taken++;
            return true;
        }
    }

    /// <summary>Whether there is a place. If not, the listener is told with <see cref="PlaceFree"/> when there may be one.</summary>
    public bool HasPlaceOrTells(IActorRef listener)
    {
        lock (_lock)
        {
            if (_taken < options.MaxConnections)
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
            listener.Tell(PlaceFree.Instance, ActorRefs.NoSender);
        }
    }
}
