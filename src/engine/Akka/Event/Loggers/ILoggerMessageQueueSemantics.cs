using Akka.Dispatch;

namespace Akka.Event;

/// <summary>What a logger's mailbox must be: never full, so that logging does not block or lose.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics
{
}
