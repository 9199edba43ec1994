using System.Net.Sockets;

namespace Akka.IO.Connections;

/// <summary>What the driver reports beside data, as the connection's states see it.</summary>
internal abstract class ChannelEvent
{
    /// <summary>What was under way is in the kernel.</summary>
    public sealed class Sent : ChannelEvent
    {
        public static readonly Sent Instance = new();
    }

    /// <summary>The peer has ended its side.</summary>
    public sealed class PeerEnded : ChannelEvent
    {
        public static readonly PeerEnded Instance = new();
    }

    public sealed class Broken(SocketError error) : ChannelEvent
    {
        /// <summary>The reason, in words.</summary>
        public string Cause => new SocketException((int)error).Message;
    }
}
