namespace ActorEcho;

/// <summary>What a listener that has reached a limit of its own does with another client.</summary>
public enum WhenListenerFull
{
    /// <summary>Resets it at once.</summary>
    Refuse,

    /// <summary>Sends it <see cref="ListenerLimitOptions.Banner"/> and closes, as <see cref="WhenFull.Banner"/> does.</summary>
    Banner,
}
