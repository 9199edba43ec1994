using Akka.IO;

namespace ActorEcho.Connections;

/// <summary>Says why it does nothing else, and closes in good order, since a reset could overtake the line.</summary>
internal sealed class BusyConnection(ByteString banner) : ConnectionActor
{
    protected override void OnConnected()
    {
        Send(banner);
        CloseFor(CloseReason.Limit);
    }

    protected override void OnReceived(ByteString data)
    {
    }
}
