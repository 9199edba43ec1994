namespace ActorEcho.Tasks;

/// <summary>How a function runs as an actor. What is left out is as it stands here.</summary>
public sealed record TaskOptions
{
    /// <summary>The defaults.</summary>
    public static readonly TaskOptions Default = new();

    /// <summary>The actor's name; one is made up when left out.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// How long a stop waits for the function to see its token, default 1 s, zero or more. <see cref="TaskHandle{T}.Abort"/> waits without a thread; a parent
    /// that stops has its children wait in their last turn, each on a thread of its dispatcher, as actors have no other way.
    /// </summary>
    public TimeSpan StopWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After this time, more than zero, the token is cancelled and the handle fails with a <see cref="TimeoutException"/>. Off when left out.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How long a supervisor's restart waits before the function is called again, zero or more; twice as long each time, up to <see cref="LongestRestartDelay"/>.
    /// Zero, the default: at once.
    /// </summary>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.Zero;

    /// <summary>The most that <see cref="RestartDelay"/> grows to, default 30 s.</summary>
    public TimeSpan LongestRestartDelay { get; init; } = TimeSpan.FromSeconds(30);
}
