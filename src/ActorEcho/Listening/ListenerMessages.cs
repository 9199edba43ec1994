namespace ActorEcho.Listening;

/// <summary>From a listener: it accepts connections.</summary>
internal sealed record ListenerOpen(ListeningOn Where);

/// <summary>From a listener: its address cannot be bound.</summary>
internal sealed record ListenerFailed(string Name, string Address, string Cause);

/// <summary>From a listener: it accepts no connections just now.</summary>
internal sealed record ListenerDown(string Name);

/// <summary>From a listener that was told to drain: its socket is closed, and what it had accepted has come.</summary>
internal sealed class ListenerUnbound
{
    public static readonly ListenerUnbound Instance = new();
}

/// <summary>From a listener to itself: the next connections are to be drained.</summary>
internal sealed class DrainMore
{
    public static readonly DrainMore Instance = new();
}

/// <summary>From a listener, as its last message: what became of the connections that were there when it was told to drain.</summary>
internal sealed record ListenerDrained(int Drained, int Reset);

/// <summary>From a listener to itself: start a binding in the place of one that ended.</summary>
internal sealed class NewBinding
{
    public static readonly NewBinding Instance = new();
}

/// <summary>To a listener: a connection that had to wait may come in now, as there is a place, its time has come or the limits have changed.</summary>
internal sealed class TryAgain
{
    public static readonly TryAgain Instance = new();
}

/// <summary>From a listener to itself: a client that was refused with a banner is gone.</summary>
internal sealed class BannerOver
{
    public static readonly BannerOver Instance = new();
}

/// <summary>From a listener to itself: tell of the refusals that no line has told of.</summary>
internal sealed class RefusalsDue
{
    public static readonly RefusalsDue Instance = new();
}
