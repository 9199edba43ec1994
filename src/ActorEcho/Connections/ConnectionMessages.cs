using System.Net;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Connections;

/// <summary>
/// From the listener: your connection. It is also what the listener gets when the actor has ended, and then tells whether there was
/// anybody to end the connection.
/// </summary>
internal sealed class Accepted(Tcp.Connected connected, IActorRef socket, string id, IActorRef listener)
{
    private volatile bool _isTaken;

    public Tcp.Connected Connected => connected;

    public IActorRef Socket => socket;

    public string Id => id;

    public IActorRef Listener => listener;

    /// <summary>The listener's: which address the connection is counted for, once that is known.</summary>
    public EndPoint? CountedFor { get; set; }

    /// <summary>Whether it is the canary's, which nothing counts.</summary>
    public bool IsProbe { get; init; }

    public bool IsTaken
    {
        get => _isTaken;
        set => _isTaken = value;
    }
}

/// <summary>From the listener: send what is to be sent, and end. To a listener: accept no more, and tell that to all connections.</summary>
internal sealed class Drain : IDeadLetterSuppression
{
    public static readonly Drain Instance = new();

    /// <summary>To a listener: the time over which its connections are told, one after the other.</summary>
    public TimeSpan Spread { get; init; }
}

/// <summary>From the listener: the time is up.</summary>
internal sealed class Reset
{
    public static readonly Reset Instance = new();
}

/// <summary>To itself: ask again whether everything is written. A connection that has ended meanwhile needs no dead letter.</summary>
internal sealed record Repeat(TimeSpan Next) : IDeadLetterSuppression;

/// <summary>To itself: see whether the connection's time is up.</summary>
internal sealed class DeadlineLook : IDeadLetterSuppression
{
    public static readonly DeadlineLook Instance = new();
}

/// <summary>To itself: see whether the peer takes what waits for it.</summary>
internal sealed class DrainLook : IDeadLetterSuppression
{
    public static readonly DrainLook Instance = new();
}

/// <summary>To itself: the peer had its time to end.</summary>
internal sealed class LingerOver : IDeadLetterSuppression
{
    public static readonly LingerOver Instance = new();
}
