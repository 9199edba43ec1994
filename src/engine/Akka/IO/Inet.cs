using System.Net.Sockets;

namespace Akka.IO;

public partial class Inet
{
    /// <summary>A socket option; each method is called at the moment that it names and does nothing unless overridden.</summary>
    public abstract class SocketOption
    {
        public virtual void BeforeDatagramBind(Socket ds)
        {
        }

        public virtual void BeforeServerSocketBind(Socket ss)
        {
        }

        /// <summary>Called on the socket of an outgoing connection.</summary>
        public virtual void BeforeConnect(Socket s)
        {
        }

        /// <summary>Called on a socket that is connected, whichever side began it.</summary>
        public virtual void AfterConnect(Socket s)
        {
        }
    }

    public abstract class SocketOptionV2 : SocketOption
    {
        /// <summary>Called on a listening socket once it is bound.</summary>
        public virtual void AfterBind(Socket s)
        {
        }
    }

    public abstract class AbstractSocketOption : SocketOption;

    public abstract class AbstractSocketOptionV2 : SocketOptionV2;

    /// <summary>Makes the socket for datagrams.</summary>
    public class DatagramChannelCreator : SocketOption
    {
        public virtual Socket Create(AddressFamily addressFamily) => new(addressFamily, SocketType.Dgram, ProtocolType.Udp);
    }

    public abstract class SoForwarders;
}
