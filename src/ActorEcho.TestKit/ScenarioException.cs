namespace ActorEcho.TestKit;

/// <summary>What a scenario expected did not come. The message has what was expected, what was seen, the conversation, and how to replay it.</summary>
public sealed class ScenarioException : Exception
{
    internal ScenarioException(string message)
        : base(message)
    {
    }
}
