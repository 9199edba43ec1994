using System.Net;
using Akka.Actor;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>Asks the manager to listen. The sender gets <see cref="Bound"/> from the listener, or <see cref="CommandFailed"/>.</summary>
    public class Bind : Command
    {
        /// <param name="handler">Gets <see cref="Connected"/> for each connection, sent by that connection's actor.</param>
        /// <param name="localAddress">Port 0: the system chooses, see <see cref="Bound"/>.</param>
        /// <param name="backlog">Connections that may wait to be accepted.</param>
        /// <param name="options">Applied to the listening socket and to the connections it accepts.</param>
        /// <param name="pullMode">True: nothing is accepted until <see cref="ResumeAccepting"/>, and connections read in pull mode.</param>
        public Bind(
            IActorRef handler,
            EndPoint localAddress,
            int backlog = 100,
            IEnumerable<Inet.SocketOption>? options = null,
            bool pullMode = false)
        {
            ArgumentNullException.ThrowIfNull(handler);
            ArgumentNullException.ThrowIfNull(localAddress);
            Handler = handler;
            LocalAddress = localAddress;
            Backlog = backlog;
            Options = options ?? [];
            PullMode = pullMode;
        }

        public IActorRef Handler { get; }

        public EndPoint LocalAddress { get; }

        public int Backlog { get; }

        public IEnumerable<Inet.SocketOption> Options { get; }

        public bool PullMode { get; }

        public override string ToString() =>
            $"Bind(address: {LocalAddress}, handler: {Handler}, backlog: {Backlog}, pullMode: {PullMode})";
    }

    /// <summary>The listener is bound; <see cref="Unbind"/> and <see cref="ResumeAccepting"/> go to this message's sender.</summary>
    public class Bound : Event
    {
        public Bound(EndPoint localAddress) => LocalAddress = localAddress;

        public EndPoint LocalAddress { get; }

        public override string ToString() => $"Bound({LocalAddress})";
    }

    /// <summary>Stops listening; connections that were accepted stay.</summary>
    public class Unbind : Command
    {
        public static readonly Unbind Instance = new();

        private Unbind()
        {
        }
    }

    public class Unbound : Event
    {
        public static readonly Unbound Instance = new();

        private Unbound()
        {
        }
    }

    /// <summary>Lets a listener in pull mode accept some more connections.</summary>
    public class ResumeAccepting : Command
    {
        /// <param name="batchSize">How many, beside those that it still may.</param>
        public ResumeAccepting(int batchSize) => BatchSize = batchSize;

        public int BatchSize { get; }

        public override string ToString() => $"ResumeAccepting(batchSize: {BatchSize})";
    }
}
