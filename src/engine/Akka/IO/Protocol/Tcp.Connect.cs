using System.Net;

namespace Akka.IO;

public partial class Tcp
{
    /// <summary>Asks the manager to connect. The sender gets <see cref="Connected"/> or <see cref="CommandFailed"/>, exactly one of them.</summary>
    public class Connect : Command
    {
        /// <param name="remoteAddress">An address, or a <see cref="DnsEndPoint"/> whose name is resolved within the timeout.</param>
        /// <param name="localAddress">What to bind to first; null: the system chooses.</param>
        /// <param name="options">Applied before and after connecting.</param>
        /// <param name="timeout">For resolving and connecting together; null: the system's.</param>
        /// <param name="pullMode">True: each <see cref="ResumeReading"/> asks for one <see cref="Received"/>.</param>
        public Connect(
            EndPoint remoteAddress,
            EndPoint? localAddress = null,
            IEnumerable<Inet.SocketOption>? options = null,
            TimeSpan? timeout = null,
            bool pullMode = false)
        {
            ArgumentNullException.ThrowIfNull(remoteAddress);
            RemoteAddress = remoteAddress;
            LocalAddress = localAddress;
            Options = options ?? [];
            Timeout = timeout;
            PullMode = pullMode;
        }

        public EndPoint RemoteAddress { get; }

        public EndPoint? LocalAddress { get; }

        public IEnumerable<Inet.SocketOption> Options { get; }

        public TimeSpan? Timeout { get; }

        public bool PullMode { get; }

        public override string ToString() =>
            $"Connect(remote: {RemoteAddress}, local: {LocalAddress}, timeout: {Timeout}, pullMode: {PullMode})";
    }

    /// <summary>A connection is made; sent by the connection's actor, which awaits <see cref="Register"/>.</summary>
    public sealed class Connected : Event
    {
        public Connected(EndPoint remoteAddress, EndPoint localAddress)
        {
            RemoteAddress = remoteAddress;
            LocalAddress = localAddress;
        }

        public EndPoint RemoteAddress { get; }

        public EndPoint LocalAddress { get; }

        public override string ToString() => $"Connected(remote: {RemoteAddress}, local: {LocalAddress})";
    }
}
