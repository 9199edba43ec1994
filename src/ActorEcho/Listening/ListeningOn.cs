using System.Net;

namespace ActorEcho;

/// <summary>A listener that accepts connections.</summary>
/// <param name="Name">The listener.</param>
/// <param name="Service">What its connections get.</param>
/// <param name="Address">Where it listens; with the port that the system chose, if it was left to it.</param>
public sealed record ListeningOn(string Name, string Service, EndPoint Address);
