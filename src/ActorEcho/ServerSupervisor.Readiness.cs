using ActorEcho.Listening;
using ActorEcho.Readiness;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho;

/// <summary>Who is told what readiness depends on, where somebody wants to know it.</summary>
public sealed partial class ServerSupervisor
{
    /// <summary>The child's name; a listener cannot have it.</summary>
    internal const string ReadinessName = "readiness";

    private IActorRef _readiness = ActorRefs.Nobody;

    private void StartReadiness()
    {
        if (_options.HealthListen is not null || _options.Canary.Interval is not null || (_options.SystemdNotify && NotifySocket.Path is not null))
        {
            var producer = new Producer<ReadinessActor>(() => new ReadinessActor(_options, _tcp ?? Context.System.Tcp(), _services, _admission));
            _readiness = Context.Watch(Context.ActorOf(Props.CreateBy(producer), ReadinessName));
        }
    }

    private void TellWhatIsOpen()
    {
        foreach (var where in _open.Values)
        {
            _readiness.Tell(new ListenerOpen(where), Self);
        }
    }

    private void NoteDown(ListenerDown down)
    {
        _open.Remove(down.Name);
        _readiness.Tell(down, Self);
    }
}
