using System.Net;
using System.Net.Sockets;

namespace Akka.IO.Tests.Contract;

internal sealed class SocketClient(Socket socket) : Client
{
    public Socket Socket => socket;

    public override EndPoint LocalEndPoint => socket.LocalEndPoint!;

    public override void Connect(EndPoint address) => socket.Connect(address);

    public override void Send(ReadOnlySpan<byte> data) => socket.Send(data);

    public override Task SendMeanwhile(byte[] data, bool end = false) => Task.Run(() =>
    {
        socket.Send(data);
        if (end)
        {
            EndSending();
        }
    });

    public override void EndSending() => socket.Shutdown(SocketShutdown.Send);

    public override void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    public override int Receive(Span<byte> buffer) => socket.Receive(buffer);

    public override void Dispose() => socket.Dispose();
}
