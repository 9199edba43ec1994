using Akka.Event;

namespace Akka.IO;

public partial class Tcp
{
    public abstract class CloseCommand : Command, IDeadLetterSuppression
    {
        /// <summary>What the handler and the sender are told when it is done.</summary>
        public abstract ConnectionClosed Event { get; }
    }

    /// <summary>Flushes queued writes and closes.</summary>
    public class Close : CloseCommand
    {
        public static readonly Close Instance = new();

        private Close()
        {
        }

        public override ConnectionClosed Event => Closed.Instance;
    }

    /// <summary>Flushes queued writes, ends our side, and closes when the peer has ended its own.</summary>
    public class ConfirmedClose : CloseCommand
    {
        public static readonly ConfirmedClose Instance = new();

        private ConfirmedClose()
        {
        }

        public override ConnectionClosed Event => ConfirmedClosed.Instance;
    }

    /// <summary>Drops queued writes and resets the connection.</summary>
    public class Abort : CloseCommand
    {
        public static readonly Abort Instance = new();

        private Abort()
        {
        }

        public override ConnectionClosed Event => Aborted.Instance;
    }
}
