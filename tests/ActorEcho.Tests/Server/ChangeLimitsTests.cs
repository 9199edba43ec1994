namespace ActorEcho.Tests.Server;

/// <summary>Limits changed while the server runs, on real sockets.</summary>
public sealed class ChangeLimitsTests : ServerTest
{
    [Fact]
    public void Lower_limits_end_nobody_and_refuse_the_next()
    {
        Start();
        var served = Enumerable.Range(0, 3).Select(_ => Connect()).ToList();
        served.ForEach(client => AssertEchoes(client));
        Change(new LimitOptions { MaxConnections = 1 });
        AssertReset(Connect());
        served.ForEach(client => AssertEchoes(client));
    }

    [Fact]
    public void Higher_limits_let_those_in_who_wait()
    {
        Start(limits: new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        AssertEchoes(Connect());
        var waiting = Enumerable.Range(0, 3).Select(_ => Connect()).ToList();
        waiting.ForEach(client => client.Send("hello"u8));
        Change(new LimitOptions { MaxConnections = 4, WhenFull = WhenFull.Queue });
        Assert.All(waiting, client => Assert.Equal("hello"u8, Read(client, 5)));
    }

    [Fact]
    public void A_pace_that_is_lifted_lets_those_in_who_wait()
    {
        Start(limits: new LimitOptions { AcceptRate = 1, AcceptBurst = 1 });
        var clients = Enumerable.Range(0, 20).Select(_ => Connect()).ToList();
        Change(new LimitOptions());
        clients.ForEach(client => AssertEchoes(client));
    }

    [Fact]
    public void Who_waits_is_told_when_waiting_is_no_longer_the_way()
    {
        Start(limits: new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        AssertEchoes(Connect());
        var waiting = Connect();
        Change(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Banner });
        Assert.Equal("busy, try again later\r\n"u8, Read(waiting, 23));
        AssertEnds(waiting);
    }

    [Fact]
    public void Limits_out_of_their_range_change_nothing()
    {
        Start(limits: new LimitOptions { MaxConnections = 1 });
        Server.Tell(new ChangeLimits(new LimitOptions { AcceptBurst = 0 }), TestActor);
        Assert.Equal("AcceptBurst is 0, expected 1 to 1000000", ExpectMsg<LimitsNotChanged>(Patience).Cause);
        AssertEchoes(Connect());
        AssertReset(Connect());
    }

    [Fact]
    public void A_server_is_not_made_with_limits_out_of_their_range() => Assert.Throws<ArgumentException>(
        () => ServerSupervisor.PropsFor(new ServerOptions([new ListenerOptions("echo", new ListenAddress("127.0.0.1", 0))]) { Limits = new LimitOptions { MaxConnections = 0 } }));

    private void Change(LimitOptions limits)
    {
        Server.Tell(new ChangeLimits(limits), TestActor);
        ExpectMsg<LimitsChanged>(Patience);
    }
}
