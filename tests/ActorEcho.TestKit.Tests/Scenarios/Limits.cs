namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A whole server with several listeners, and more peers than it has places for.</summary>
public sealed class Limits
{
    [Fact]
    public void Who_comes_when_the_server_is_full_is_reset()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), server: s => s with { Limits = new LimitOptions { MaxConnections = 2 } });
        var (one, two) = (scenario.Connect(), scenario.Connect());
        Serves(one, two);
        scenario.Connect().ExpectReset();
        scenario.ExpectLog("limit, actorecho.limits.max-connections is reached");
        one.End();
        one.ExpectEnd();
        Serves(scenario.Connect(), two);
    }

    [Fact]
    public void Or_waits_for_a_place_if_so_set()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), server: s => s with { Limits = new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue } });
        var first = scenario.Connect();
        Serves(first);
        var waiting = scenario.Connect();
        waiting.Send("hello?");
        waiting.ExpectNothing(TimeSpan.FromSeconds(5));
        first.Close();
        waiting.Expect("hello?");
    }

    [Fact]
    public void An_address_has_its_own_limit()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), listener: l => l with { Limits = new ListenerLimitOptions { MaxPerAddress = 1 } });
        Serves(scenario.Connect(from: "192.0.2.1"));
        scenario.Connect(from: "192.0.2.1").ExpectReset();
        Serves(scenario.Connect(from: "192.0.2.2"));
    }

    [Fact]
    public void Listeners_share_the_places_of_their_server()
    {
        ListenerOptions[] listeners = [new("one", new ListenAddress("127.0.0.1", 1001)), new("two", new ListenAddress("127.0.0.1", 1002))];
        using var scenario = Scenario.For(new ServerOptions(listeners) { Limits = new LimitOptions { MaxConnections = 1 } });
        Serves(scenario.Connect("one"));
        scenario.Connect("two").ExpectReset();
    }

    private static void Serves(params Peer[] peers)
    {
        foreach (var peer in peers)
        {
            peer.Send("hello");
            peer.Expect("hello");
        }
    }
}
