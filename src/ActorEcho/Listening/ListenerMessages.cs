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
