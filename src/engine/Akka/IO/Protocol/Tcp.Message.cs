using Akka.Actor;

namespace Akka.IO;

public partial class Tcp
{
    public class Message : INoSerializationVerificationNeeded;

    /// <summary>What is sent to the manager, a listener or a connection.</summary>
    public abstract class Command : Message
    {
        public CommandFailed FailureMessage => new(this);
    }

    /// <summary>What the manager, a listener or a connection sends; an acknowledgement may be of any kind.</summary>
    public class Event : Message;

    /// <summary>The acknowledgement of a write that wants none.</summary>
    public class NoAck : Event
    {
        public static readonly NoAck Instance = new(null);

        public NoAck(object? token) => Token = token!;

        public object Token { get; }

        public override string ToString() => $"NoAck({Token})";
    }
}
