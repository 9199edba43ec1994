namespace Akka.Actor;

/// <summary>The inbox's own timeout, told apart from one that an actor reports in a message.</summary>
internal sealed class InboxTimeoutException(string message) : TimeoutException(message);
