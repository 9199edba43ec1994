using System.Net;
using ActorEcho.Connections;
using Akka.IO;

namespace ActorEcho.Edge;

/// <summary>From a connection to its listener: this is who it is, by its PROXY header. The answer is <see cref="PlaceGiven"/> or <see cref="PlaceRefused"/>.</summary>
internal sealed record PeerKnown(Accepted Connection, EndPoint Peer);

/// <summary>From the listener: go on.</summary>
internal sealed class PlaceGiven
{
    public static readonly PlaceGiven Instance = new();
}

/// <summary>From the listener: end, since this limit is reached.</summary>
/// <param name="Setting">The limit.</param>
/// <param name="Banner">What to tell the client before; null for a reset.</param>
internal sealed record PlaceRefused(string Setting, ByteString? Banner = null);

/// <summary>From a connection to its listener: it never came to be served.</summary>
internal sealed record EdgeFailed(string Peer, CloseReason Reason, string Cause);

/// <summary>From a listener to itself: tell of the failures that no line has told of.</summary>
internal sealed class EdgeFailuresDue
{
    public static readonly EdgeFailuresDue Instance = new();
}
