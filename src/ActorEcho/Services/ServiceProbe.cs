using Akka.IO;

namespace ActorEcho;

/// <summary>How the canary finds out that a service works.</summary>
/// <param name="Request">What it sends at once.</param>
/// <param name="Answer">What has to come back first, byte for byte. Empty: that the connection was accepted is enough.</param>
public sealed record ServiceProbe(ByteString Request, ByteString Answer);
