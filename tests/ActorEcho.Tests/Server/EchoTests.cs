using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>RFC 862 over TCP.</summary>
public sealed class EchoTests : ServerTest
{
    [Fact]
    public void A_single_byte_comes_back()
    {
        Start();
        AssertEchoes(Connect(), "x");
    }

    [Fact]
    public void What_was_sent_before_the_end_comes_back_and_then_the_end()
    {
        Start();
        var client = Connect();
        client.Send("all of it"u8);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal("all of it"u8, Read(client, 9));
        AssertEnds(client);
    }

    [Fact]
    public void A_client_that_says_nothing_gets_nothing_but_the_end()
    {
        Start();
        var client = Connect();
        client.Shutdown(SocketShutdown.Send);
        AssertEnds(client);
    }

    [Fact]
    public async Task Sixteen_mebibytes_come_back_as_they_were_sent()
    {
        Start();
        var data = new byte[16 << 20];
        new Random(862).NextBytes(data);
        var client = Connect();
        var sending = Task.Run(() =>
        {
            client.Send(data);
            client.Shutdown(SocketShutdown.Send);
        });
        Assert.Equal(data, await Task.Run(() => Read(client, data.Length)));
        AssertEnds(client);
        await sending;
    }

    [Fact]
    public void A_client_that_does_not_read_is_not_read_from_and_gets_everything_once_it_does()
    {
        Start(change: listener => listener with { WriteBuffer = new WriteBufferOptions { HighMark = 128 * 1024, AckEvery = 32 * 1024 } });
        var client = Connect();
        client.ReceiveBufferSize = 64 * 1024;
        client.Blocking = false;
        var sent = SendUntilItStalls(client);

        // The kernel's buffers on both sides take some megabytes; without a bound it would be as much as the loop above sends.
        Assert.InRange(sent, 128 * 1024, 48 << 20);
        client.Blocking = true;
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(-1, Read(client, sent).AsSpan().IndexOfAnyExcept((byte)7));
        AssertEnds(client);
    }

    private static int SendUntilItStalls(Socket client)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)7);
        var sent = 0;
        while (sent < 64 << 20 && client.Poll(TimeSpan.FromMilliseconds(500), SelectMode.SelectWrite))
        {
            sent += client.Send(chunk);
        }

        return sent;
    }
}
