using Akka.IO;

namespace ActorEcho;

/// <summary>
/// The echo service of RFC 862: whatever comes is sent back until the peer has ended its side, then the rest is flushed and the connection closed.
/// Nothing in the data is special.
/// </summary>
public sealed class EchoConnection : ConnectionActor
{
    internal static readonly ServiceProbe Probe = new(ByteString.FromString("canary\r\n"), ByteString.FromString("canary\r\n"));

    /// <inheritdoc/>
    protected override void OnReceived(ByteString data) => Send(data);
}
