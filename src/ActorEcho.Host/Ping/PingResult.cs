namespace ActorEcho.Host.Ping;

/// <summary>What became of a probe.</summary>
/// <param name="Connect">Until there was a connection, in TLS where that is spoken.</param>
/// <param name="Echo">From then until the last byte was back.</param>
/// <param name="Failure">Why it does not count; null if it does.</param>
internal sealed record PingResult(int Number, TimeSpan Connect, TimeSpan Echo, string? Failure);
