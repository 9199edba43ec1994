using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>Stop accepting, flush, half-close, wait, and reset what is left at the deadline.</summary>
public sealed class StoppingTests : ServerTest
{
    [Fact]
    public void Idle_clients_see_the_end_and_new_ones_are_refused()
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        Server.Tell(new StopServer(), TestActor);
        AssertEnds(client);
        client.Close();
        Assert.Equal(new ServerStopped(1, 0), ExpectMsg<ServerStopped>(Patience));
        Assert.Throws<SocketException>(() => Connect());
    }

    [Fact]
    public void A_half_sent_upload_gets_back_what_had_arrived()
    {
        Start();
        var client = Connect();
        AssertEchoes(client, "the first half");
        client.Send("more"u8);
        Server.Tell(new StopServer(), TestActor);
        var rest = new byte[16];
        var got = 0;
        for (int read; (read = client.Receive(rest, got, rest.Length - got, SocketFlags.None)) > 0;)
        {
            got += read;
        }

        Assert.True(got is 0 or 4);
        client.Close();
        Assert.Equal(new ServerStopped(1, 0), ExpectMsg<ServerStopped>(Patience));
    }

    [Fact]
    public void A_reader_that_has_stalled_is_reset_at_the_deadline()
    {
        Start(deadline: TimeSpan.FromMilliseconds(300));
        var client = Stall();
        Server.Tell(new StopServer(), TestActor);
        Assert.Equal(new ServerStopped(0, 1), ExpectMsg<ServerStopped>(Patience));
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => ReadToEnd(client)).SocketErrorCode);
    }

    [Fact]
    public void Whoever_does_not_want_to_wait_resets_it_before()
    {
        Start(deadline: TimeSpan.FromHours(1));
        Stall();
        Server.Tell(new StopServer(), TestActor);
        Server.Tell(new ResetConnections(), TestActor);
        Assert.Equal(new ServerStopped(0, 1), ExpectMsg<ServerStopped>(Patience));
    }

    [Fact]
    public void An_address_that_is_taken_is_said_and_nothing_is_left()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var address = new ListenAddress("127.0.0.1", ((IPEndPoint)other.LocalEndPoint!).Port);
        var server = Sys.ActorOf(ServerSupervisor.PropsFor(new ServerOptions([new ListenerOptions("echo", address)])), "server");
        Watch(server);
        server.Tell(new StartServer(), TestActor);
        var answer = ExpectMsg<ServerNotStarted>(Patience);
        Assert.Equal(("echo", address.ToString()), (answer.Listener, answer.Address));
        Assert.Contains("in use", answer.Cause, StringComparison.Ordinal);
        ExpectTerminated(server, Patience);
    }

    private Socket Stall()
    {
        var client = Connect();
        client.Blocking = false;
        while (client.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite))
        {
            client.Send(new byte[64 * 1024]);
        }

        client.Blocking = true;
        return client;
    }

    private static void ReadToEnd(Socket client)
    {
        var buffer = new byte[1 << 20];
        while (client.Receive(buffer) > 0)
        {
        }
    }
}
