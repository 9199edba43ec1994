namespace ActorEcho.Listening;

/// <summary>From a listener: it accepts connections.</summary>
internal sealed record ListenerOpen(ListeningOn Where);

/// <summary>From a listener: its address cannot be bound.</summary>
internal sealed record ListenerFailed(string Name, string Address, string Cause);

/// <summary>From a listener, as its last message: what became of the connections that were there when it was told to drain.</summary>
internal sealed record ListenerDrained(int Drained, int Reset);

/// <summary>From a listener to itself: start a binding in the place of one that ended.</summary>
internal sealed class NewBinding
{
    public static readonly NewBinding Instance = new();
}

/// <summary>To a listener: a connection has ended somewhere in a server that was full.</summary>
internal sealed class PlaceFree
{
    public static readonly PlaceFree Instance = new();
}

/// <summary>From a listener to itself: tell of the refusals that no line has told of.</summary>
internal sealed class RefusalsDue
{
    public static readonly RefusalsDue Instance = new();
}
