using Akka.IO;

namespace ActorEcho.Services;

/// <summary>The discard service of RFC 863: what comes is thrown away, and nothing is ever sent.</summary>
internal sealed class DiscardConnection : ConnectionActor
{
    public static readonly ServiceProbe Probe = new(ByteString.FromString("canary\r\n"), ByteString.Empty);

    protected override void OnReceived(ByteString data)
    {
    }
}
