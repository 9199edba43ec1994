using Akka.Actor;

namespace ActorEcho;

/// <summary>To the <see cref="ServerSupervisor"/>: start all listeners. The answer is <see cref="ServerStarted"/> or <see cref="ServerNotStarted"/>.</summary>
public sealed record StartServer;

/// <summary>All listeners accept connections.</summary>
/// <param name="Listeners">Where, in the order of the configuration.</param>
public sealed record ServerStarted(IReadOnlyList<ListeningOn> Listeners);

/// <summary>A listener cannot bind its address; the others are stopped again.</summary>
/// <param name="Listener">The listener's name.</param>
/// <param name="Address">The address as configured.</param>
/// <param name="Cause">What the system said.</param>
public sealed record ServerNotStarted(string Listener, string Address, string Cause);

/// <summary>
/// To the <see cref="ServerSupervisor"/>: publish <see cref="ServerStopping"/>, accept connections for the grace that is set, then no more, drain those
/// that are there, reset what is left at the deadline, and end. The answer is <see cref="ServerStopped"/>, after which the actor is gone.
/// </summary>
public sealed record StopServer;

/// <summary>Published on the system's event stream when a server begins to stop: from now on it is not ready, though it may accept for a while yet.</summary>
/// <param name="Server">The <see cref="ServerSupervisor"/>.</param>
public sealed record ServerStopping(IActorRef Server);

/// <summary>To the <see cref="ServerSupervisor"/> while it is stopping: do not wait for the deadline.</summary>
public sealed record ResetConnections;

/// <summary>To the <see cref="ServerSupervisor"/>: answer with <see cref="ListenerLost"/> when there is reason to.</summary>
public sealed record AwaitListenerLost;

/// <summary>
/// A listener could not bind its address again for <see cref="BindOptions.GiveUpAfter"/> and does not try any more. Its connections go on, and so do the
/// other listeners.
/// </summary>
/// <param name="Listener">The listener's name.</param>
/// <param name="Address">The address that it lost.</param>
/// <param name="Cause">What the system said at last.</param>
public sealed record ListenerLost(string Listener, string Address, string Cause);

/// <summary>
/// To the <see cref="ServerSupervisor"/> while it runs: from now on these limits hold, until others do or the server is restarted. Connections that are there
/// stay, even above a lower limit, which only refuses new ones; with a higher one those that wait come in at once. The answer is
/// <see cref="LimitsChanged"/> or <see cref="LimitsNotChanged"/>.
/// </summary>
/// <param name="Limits">All limits, those that stay as they are too.</param>
public sealed record ChangeLimits(LimitOptions Limits)
{
    /// <summary>All limits, those that stay as they are too.</summary>
    /// <exception cref="ArgumentNullException">There are none.</exception>
    public LimitOptions Limits { get; } = Limits ?? throw new ArgumentNullException(nameof(Limits));
}

/// <summary>Whatever is accepted from now on is held to the new limits. A listener may have let its binding accept up to a batch of connections before.</summary>
/// <param name="Before">The limits that held until now.</param>
public sealed record LimitsChanged(LimitOptions Before);

/// <summary>The limits are as they were.</summary>
/// <param name="Cause">What was wrong with the new ones.</param>
public sealed record LimitsNotChanged(string Cause);

/// <summary>The server has stopped.</summary>
/// <param name="Drained">Connections that ended before the deadline.</param>
/// <param name="Reset">Connections that had to be reset.</param>
public sealed record ServerStopped(int Drained, int Reset);
