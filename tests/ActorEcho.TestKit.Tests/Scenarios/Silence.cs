namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>How long a peer may be silent, to the millisecond: on a network without delays, as the scenario counts them.</summary>
public sealed class Silence
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly ScenarioOptions Exact = new() { Network = NetworkOptions.Perfect };

    [Fact]
    public void By_default_it_is_no_fault()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        scenario.Advance(TimeSpan.FromDays(365));
        peer.Send("good morning");
        peer.Expect("good morning");
    }

    [Fact]
    public void An_idle_peer_is_ended()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), Exact, l => l with { Timeouts = new TimeoutOptions { Idle = Limit } });
        var peer = scenario.Connect();
        for (var i = 0; i < 3; i++)
        {
            scenario.Advance(Limit - Moment);
            peer.Send("here");
            peer.Expect("here");
        }

        peer.ExpectNothing(Limit - Moment);
        scenario.Advance(Moment);
        peer.ExpectEnd();
        peer.End();
        peer.ExpectCloseReason(CloseReason.IdleTimeout);
    }

    [Fact]
    public void So_is_one_that_never_says_a_first_byte()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), Exact, l => l with { Timeouts = new TimeoutOptions { FirstByte = Limit } });
        var (quiet, late) = (scenario.Connect(), scenario.Connect());
        scenario.Advance(Limit - Moment);
        late.Send("in time");
        late.Expect("in time");
        quiet.ExpectNothing(TimeSpan.Zero);
        scenario.Advance(Moment);
        quiet.ExpectEnd();
        quiet.End();
        quiet.ExpectCloseReason(CloseReason.FirstByteTimeout);
        late.ExpectNothing(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_lifetime_ends_even_a_busy_one()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), Exact, l => l with { Timeouts = new TimeoutOptions { Lifetime = Limit } });
        var peer = scenario.Connect();
        for (var i = 0; i < 19; i++)
        {
            scenario.Advance(TimeSpan.FromMinutes(1));
            peer.Send("here");
            peer.Expect("here");
        }

        scenario.Advance(TimeSpan.FromMinutes(1));
        peer.ExpectEnd();
        peer.End();
        peer.ExpectCloseReason(CloseReason.MaxLifetime);
    }
}
