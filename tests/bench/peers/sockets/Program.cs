// Echo server: System.Net.Sockets, one async loop a connection.
// sockets-echo PORT [buffer bytes, 4096]
using System.Globalization;
using System.Net;
using System.Net.Sockets;

var port = int.Parse(args[0], CultureInfo.InvariantCulture);
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4096;
using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
listener.Listen(4096);
while (true)
{
    _ = Echo(await listener.AcceptAsync(), new byte[size]);
}

static async Task Echo(Socket socket, Memory<byte> buffer)
{
    using (socket)
    {
        try
        {
            socket.NoDelay = true;
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
            {
                for (var sent = 0; sent < count;)
                {
                    sent += await socket.SendAsync(buffer[sent..count]);
                }
            }
        }
        catch (SocketException)
        {
            // The peer is gone; so is this loop.
        }
    }
}
