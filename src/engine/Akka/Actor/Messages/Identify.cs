namespace Akka.Actor;

public sealed class Identify(object? messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    public object MessageId { get; } = messageId!;

    public override bool Equals(object? obj) => obj is Identify other && Equals(MessageId, other.MessageId);

    public override int GetHashCode() => MessageId?.GetHashCode() ?? 0;

    public override string ToString() => $"<Identify>: MessageId={MessageId}";
}
