namespace ActorEcho;

/// <summary>How the host writes its log (<c>log.format</c>). The library itself logs through Akka and leaves that to whoever runs it.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>A JSON object a line, for programs.</summary>
    Json,
}
