namespace Akka.Event;

/// <summary>What a filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>Only the source: the message need not be formatted.</summary>
    Source = 0,

    /// <summary>The formatted message.</summary>
    Content = 1,
}
