using Akka.Event;

namespace ActorEcho.Edge;

/// <summary>To a connection that waits: its handshake may begin.</summary>
internal sealed class TlsTurn : IDeadLetterSuppression
{
    public static readonly TlsTurn Instance = new();
}

/// <summary>From a connection to itself: TLS has moved on.</summary>
internal sealed class TlsMoved : IDeadLetterSuppression
{
    public static readonly TlsMoved Instance = new();
}

/// <summary>From a connection to itself: its handshake had its time.</summary>
internal sealed class TlsTimeout : IDeadLetterSuppression
{
    public static readonly TlsTimeout Instance = new();
}

/// <summary>From a connection to its listener: its handshake has to wait for its turn.</summary>
internal sealed class TlsWaits
{
    public static readonly TlsWaits Instance = new();
}

/// <summary>From a listener to itself: see whether the files have changed.</summary>
internal sealed class TlsLook
{
    public static readonly TlsLook Instance = new();
}

/// <summary>What became of a look at the files.</summary>
/// <param name="IsNew">Whether new certificates are in use.</param>
/// <param name="Problem">Why changed files are not used.</param>
internal sealed record TlsReload(bool IsNew, string? Problem)
{
    public static TlsReload Nothing { get; } = new(false, null);
}
