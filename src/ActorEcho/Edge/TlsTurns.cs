using Akka.Actor;

namespace ActorEcho.Edge;

/// <summary>How many handshakes are under way at a time. Whoever has to wait is told with <see cref="TlsTurn"/>, in the order of coming.</summary>
internal sealed class TlsTurns(int most)
{
    private readonly Lock _lock = new();
    private readonly HashSet<IActorRef> _inside = [];
    private readonly LinkedList<IActorRef> _waiting = [];
    private readonly Dictionary<IActorRef, LinkedListNode<IActorRef>> _places = [];

    /// <summary>Whether the connection may begin; if not, it waits.</summary>
    public bool TryTake(IActorRef connection)
    {
        lock (_lock)
        {
            if (_inside.Count < most)
            {
                return _inside.Add(connection);
            }

            _places[connection] = _waiting.AddLast(connection);
            return false;
        }
    }

    /// <summary>The connection needs no turn any more, whether it has one, waits for one, or has given it back.</summary>
    public void GiveBack(IActorRef connection)
    {
        IActorRef next;
        lock (_lock)
        {
            if (_places.Remove(connection, out var place))
            {
                _waiting.Remove(place);
            }

            if (!_inside.Remove(connection) || _waiting.First is not { } first)
            {
                return;
            }

            next = first.Value;
            _waiting.RemoveFirst();
            _places.Remove(next);
            _inside.Add(next);
        }

        next.Tell(TlsTurn.Instance, ActorRefs.NoSender);
    }
}
