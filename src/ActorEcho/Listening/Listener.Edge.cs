using System.Net;
using ActorEcho.Edge;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>What the listener has to do with the edge of its connections.</summary>
internal sealed partial class Listener
{
    private EdgeLog? _edgeLog;

    /// <summary>Behind a proxy a connection is counted for an address only once its header has come.</summary>
    private EndPoint? KnownPeer(Tcp.Connected connected) => _options.ProxyProtocol is null ? connected.RemoteAddress : null;

    private void AdmitKnown(PeerKnown known)
    {
        if (_gate.TryCount(known.Peer) is { } refusal)
        {
            CountRefusal();
            _refusals!.Note(known.Peer, refusal);
            Sender.Tell(new PlaceRefused(refusal), Self);
        }
        else
        {
            known.Connection.CountedFor = known.Peer;
            Sender.Tell(PlaceGiven.Instance, Self);
        }
    }
}
