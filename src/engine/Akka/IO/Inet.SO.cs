using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO;

public partial class Inet
{
    public static class SO
    {
        /// <summary>SO_RCVBUF, in bytes; Linux doubles it for its own use.</summary>
        public class ReceiveBufferSize : SocketOption, INumberedOption
        {
            private readonly int _size;

            public ReceiveBufferSize(int size) => _size = size;

            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelSocket, Sock.ReceiveBuffer, _size)];

            public override void BeforeDatagramBind(Socket ds) => Set(ds);

            public override void BeforeServerSocketBind(Socket ss) => Set(ss);

            public override void BeforeConnect(Socket s) => Set(s);

            private void Set(Socket socket) => socket.ReceiveBufferSize = _size;
        }

        /// <summary>SO_SNDBUF, in bytes; Linux doubles it for its own use.</summary>
        public class SendBufferSize : SocketOption, INumberedOption
        {
            private readonly int _size;

            public SendBufferSize(int size) => _size = size;

            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelSocket, Sock.SendBuffer, _size)];

            public override void AfterConnect(Socket s)
            {
                ArgumentNullException.ThrowIfNull(s);
                s.SendBufferSize = _size;
            }
        }

        /// <summary>SO_REUSEADDR.</summary>
        public class ReuseAddress : SocketOption, INumberedOption
        {
            private readonly bool _on;

            public ReuseAddress(bool on) => _on = on;

            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelSocket, Sock.ReuseAddress, _on ? 1 : 0)];

            public override void BeforeDatagramBind(Socket ds) => Set(ds);

            public override void BeforeServerSocketBind(Socket ss) => Set(ss);

            public override void BeforeConnect(Socket s) => Set(s);

            private void Set(Socket socket) => socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, _on);
        }

        /// <summary>IP_TOS, the type-of-service byte of sent packets.</summary>
        public class TrafficClass : SocketOption, INumberedOption
        {
            private readonly int _class;

            public TrafficClass(int tc) => _class = tc;

            IEnumerable<NumberedSetting> INumberedOption.Settings => [new(Sock.LevelIP, Sock.TypeOfService, _class)];

            public override void AfterConnect(Socket s)
            {
                ArgumentNullException.ThrowIfNull(s);
                s.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, _class);
            }
        }
    }
}
