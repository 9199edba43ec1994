using Akka.Event;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>
    /// The connection has ended, and this is its last message; but <see cref="PeerClosed"/> is not, on a connection that is kept
    /// open for writing then.
    /// </summary>
    public class ConnectionClosed : Event, IDeadLetterSuppression
    {
        public virtual bool IsAborted => false;

        public virtual bool IsConfirmed => false;

        public virtual bool IsPeerClosed => false;

        public virtual bool IsErrorClosed => false;

        /// <summary>What broke the connection, if it is an <see cref="ErrorClosed"/>.</summary>
        public virtual string Cause => null!;
    }

    public class Closed : ConnectionClosed
    {
        public static readonly Closed Instance = new();

        private Closed()
        {
        }
    }

    public class Aborted : ConnectionClosed
    {
        public static readonly Aborted Instance = new();

        private Aborted()
        {
        }

        public override bool IsAborted => true;
    }

    public class ConfirmedClosed : ConnectionClosed
    {
        public static readonly ConfirmedClosed Instance = new();

        private ConfirmedClosed()
        {
        }

        public override bool IsConfirmed => true;
    }

    public class PeerClosed : ConnectionClosed
    {
        public static readonly PeerClosed Instance = new();

        private PeerClosed()
        {
        }

        public override bool IsPeerClosed => true;
    }

    public sealed class ErrorClosed : ConnectionClosed
    {
        public ErrorClosed(string cause) => Cause = cause;

        public override string Cause { get; }

        public override bool IsErrorClosed => true;

        public override string ToString() => $"ErrorClosed('{Cause}')";
    }
}
