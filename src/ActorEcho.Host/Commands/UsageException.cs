namespace ActorEcho.Host.Commands;

/// <summary>A command line that cannot be meant so; the message says what was expected.</summary>
internal sealed class UsageException(string message) : Exception(message);
