using ActorEcho.Connections;
using Akka.Actor;

namespace ActorEcho.Listening;

/// <summary>Tells connections to end: all at once, or one after the other over a time.</summary>
internal sealed partial class Listener
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    private Queue<IActorRef> _undrained = [];
    private TimeSpan _pause;
    private int _atOnce;

    private void DrainConnections(TimeSpan spread)
    {
        _undrained = new Queue<IActorRef>(Connections());
        var each = spread / Math.Max(1, _undrained.Count);
        _pause = each > ShortestPause ? each : ShortestPause;
        _atOnce = each > TimeSpan.Zero ? (int)Math.Ceiling(_pause / each) : _undrained.Count;
        DrainMoreConnections();
    }

    private void DrainMoreConnections()
    {
        for (var told = 0; told < _atOnce && _undrained.TryDequeue(out var connection); told++)
        {
            connection.Tell(Drain.Instance, Self);
        }

        if (_undrained.Count > 0)
        {
            Timers.StartSingleTimer(DrainMore.Instance, DrainMore.Instance, _pause);
        }
    }

    private void NoteUnbound()
    {
        _binding = ActorRefs.Nobody;
        Context.Parent.Tell(ListenerUnbound.Instance, Self);
    }

    private IEnumerable<IActorRef> Connections() => Context.GetChildren().Where(child => !child.Equals(_binding) && !child.Equals(_shared));
}
