using System.Globalization;
using ActorEcho.Connections;
using ActorEcho.Readiness;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>The canary's connections, which no limit and no metric knows, and which come without what is first on the wire of others.</summary>
internal sealed partial class Listener
{
    private readonly Props? _probeProps;
    private int _probes;

    private bool TakeProbe(Tcp.Connected connected, IActorRef socket)
    {
        if (_admission.Probes.Take(connected.RemoteAddress) is not { } probe)
        {
            return false;
        }

        probe.Tell(ProbeArrived.Instance, Self);
        if (_probeProps is null)
        {
            socket.Tell(Tcp.Abort.Instance, Self);
        }
        else
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"probe{++_probes}");
            var accepted = new Accepted(connected, socket, id, Self) { IsProbe = true };
            Context.WatchWith(Context.ActorOf(_probeProps, id), accepted).Tell(accepted, Self);
        }

        return true;
    }
}
