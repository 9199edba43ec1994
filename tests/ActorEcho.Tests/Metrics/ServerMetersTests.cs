using System.Net.Sockets;
using ActorEcho.Tests.Server;

namespace ActorEcho.Tests.Metrics;

/// <summary>What the server's meter says of a server on real sockets. Each test has a listener of a name of its own.</summary>
public sealed class ServerMetersTests : ServerTest
{
    private readonly string _name = $"metered-{Guid.NewGuid():N}";
    private readonly MeterReadings _readings;

    public ServerMetersTests() => _readings = new MeterReadings("ActorEcho.Server", ("actorecho.listener", _name));

    [Fact]
    public void Connections_are_counted_while_they_are_open_and_timed_at_their_end()
    {
        StartNamed();
        var client = Connect();
        AssertEchoes(client);
        AssertEchoes(Connect());
        Assert.Equal(2, _readings.Sum("actorecho.accepted_connections"));
        Assert.Equal(2, _readings.Ask("actorecho.active_connections"));
        client.Shutdown(SocketShutdown.Send);
        AssertEnds(client);
        AwaitAssert(() => Assert.Equal(1, _readings.Count("actorecho.connection.duration", "peer_closed")), Patience);
        Assert.InRange(_readings.Sum("actorecho.connection.duration"), 0.000001, Patience.TotalSeconds);
        Assert.Equal(1, _readings.Ask("actorecho.active_connections"));
    }

    [Fact]
    public void Bytes_are_counted_by_their_direction_and_writes_timed()
    {
        StartNamed(l => l with { WriteBuffer = l.WriteBuffer with { AckEvery = 1 } });
        AssertEchoes(Connect(), "hello");
        Assert.Equal(5, _readings.Sum("actorecho.connection.io", "receive"));
        Assert.Equal(5, _readings.Sum("actorecho.connection.io", "transmit"));
        AwaitAssert(() => Assert.Equal(1, _readings.Count("actorecho.echo.duration")), Patience);
    }

    [Fact]
    public void A_client_that_does_not_read_shows_in_what_waits_and_in_a_suspension()
    {
        StartNamed();
        var client = Connect();
        client.Blocking = false;
        while (client.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectWrite))
        {
            client.Send(new byte[64 * 1024]);
        }

        AwaitAssert(() => Assert.True(_readings.Sum("actorecho.read.suspensions") >= 1), Patience);
        Assert.InRange(_readings.Ask("actorecho.write_buffer.usage"), 1, 256 * 1024);
        Assert.Equal(256 * 1024, _readings.Ask("actorecho.write_buffer.limit"));
    }

    [Fact]
    public void Refusals_are_counted_with_their_reason()
    {
        StartNamed(l => l with { Limits = l.Limits with { MaxConnections = 1 } });
        AssertEchoes(Connect());
        AssertReset(Connect());
        Assert.Equal(1, _readings.Sum("actorecho.rejected_connections", "limit"));
    }

    [Fact]
    public void The_drain_is_timed()
    {
        using var all = new MeterReadings("ActorEcho.Server", null);
        StartNamed();
        var client = Connect();
        AssertEchoes(client);
        Server.Tell(new StopServer(), TestActor);
        AssertEnds(client);
        client.Close();
        ExpectMsg<ServerStopped>(Patience);
        Assert.True(all.Count("actorecho.drain.duration") >= 1);
        Assert.Equal(0, _readings.Ask("actorecho.active_connections"));
    }

    protected override void AfterAll()
    {
        _readings.Dispose();
        base.AfterAll();
    }

    private void StartNamed(Func<ListenerOptions, ListenerOptions>? change = null) => Start(change: l => (change?.Invoke(l) ?? l) with { Name = _name });
}
