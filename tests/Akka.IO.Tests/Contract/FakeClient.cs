using System.Net;
using System.Net.Sockets;
using ActorEcho.TestKit.Network;

namespace Akka.IO.Tests.Contract;

internal sealed class FakeClient(FakeEngine engine) : Client
{
    private readonly Queue<byte> _unsent = new();
    private FakeSocket _socket = null!;
    private bool _ending;

    public override EndPoint LocalEndPoint => _socket.Local;

    public override void Connect(EndPoint address)
    {
        var from = new IPEndPoint(IPAddress.Loopback, engine.Network.FreePort());
        var link = engine.Network.Connect($"client{from.Port}", from, address) ?? throw new SocketException((int)SocketError.ConnectionRefused);
        _socket = link.Client;
        _socket.Attach(() => { }, SendOn);
        engine.Time.Settle();
    }

    public override void Send(ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            _unsent.Enqueue(b);
        }

        SendOn();
        engine.Time.Settle();
    }

    public override Task SendMeanwhile(byte[] data, bool end = false)
    {
        Send(data);
        if (end)
        {
            EndSending();
        }

        return Task.CompletedTask;
    }

    public override void EndSending()
    {
        _ending = true;
        SendOn();
        engine.Time.Settle();
    }

    public override void Reset()
    {
        _socket.Abort();
        engine.Time.Settle();
    }

    public override int Receive(Span<byte> buffer)
    {
        Assert.True(engine.Time.AdvanceUntil(() => _socket.Available > 0 || _socket.IsAtEnd || _socket.IsReset, TimeSpan.FromSeconds(15)), "Nothing came.");
        if (_socket.Available == 0 && !_socket.IsAtEnd)
        {
            throw new SocketException((int)SocketError.ConnectionReset);
        }

        var bytes = _socket.Read(buffer.Length);
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override void Dispose() => _socket.Close();

    private void SendOn()
    {
        for (var left = _unsent.ToArray(); left.Length > 0;)
        {
            var sent = _socket.Send(left);
            for (var i = 0; i < sent; i++)
            {
                _unsent.Dequeue();
            }

            if (sent < left.Length)
            {
                return;
            }

            left = [];
        }

        if (_ending)
        {
            _socket.EndSending();
        }
    }
}
