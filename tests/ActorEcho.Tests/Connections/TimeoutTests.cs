using ActorEcho.TestKit;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A connection whose time is up is drained; one that does not take its last bytes then is reset.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    // More than the network takes while nobody reads.
    private static readonly byte[] Much = new byte[150_000];

    [Fact]
    public void By_default_silence_is_no_fault()
    {
        using var scenario = Begin(new TimeoutOptions());
        scenario.Connect().ExpectNothing(TimeSpan.FromDays(365));
    }

    [SettingEffect("actorecho.listener.timeouts.first-byte")]
    [Fact]
    public void Who_does_not_say_a_first_byte_in_time_is_ended()
    {
        using var scenario = Begin(new TimeoutOptions { FirstByte = Limit });
        var peer = scenario.Connect();
        peer.ExpectNothing(Limit - Moment);
        ExpectEnd(peer, CloseReason.FirstByteTimeout, scenario);
    }

    [Fact]
    public void After_the_first_byte_its_limit_is_over()
    {
        using var scenario = Begin(new TimeoutOptions { FirstByte = Limit });
        var peer = scenario.Connect();
        Echo(peer);
        peer.ExpectNothing(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_client_that_has_ended_its_side_owes_no_first_byte()
    {
        using var scenario = Begin(new TimeoutOptions { FirstByte = Limit }, () => new Quiet());
        var peer = scenario.Connect();
        peer.End();
        peer.ExpectNothing(TimeSpan.FromDays(1));
    }

    [SettingEffect("actorecho.listener.timeouts.idle")]
    [Fact]
    public void Idle_counts_from_the_last_byte_that_came()
    {
        using var scenario = Begin(new TimeoutOptions { Idle = Limit }, () => new Quiet());
        var peer = scenario.Connect();
        for (var i = 0; i < 5; i++)
        {
            peer.ExpectNothing(Limit - Moment);
            peer.Send("still here");
        }

        peer.ExpectNothing(Limit - Moment);
        ExpectEnd(peer, CloseReason.IdleTimeout, scenario);
    }

    [Fact]
    public void What_the_service_sends_counts_too()
    {
        using var scenario = Begin(new TimeoutOptions { Idle = Limit }, () => new Quiet());
        var peer = scenario.Connect();
        peer.ExpectNothing(Limit - Moment);
        peer.Connection.Tell("send");
        peer.Expect("tick");
        peer.ExpectNothing(Limit - Moment);
        ExpectEnd(peer, CloseReason.IdleTimeout, scenario);
    }

    [SettingEffect("actorecho.listener.timeouts.lifetime")]
    [Fact]
    public void A_lifetime_ends_a_busy_connection_and_what_was_read_is_answered()
    {
        using var scenario = Begin(new TimeoutOptions { Lifetime = Limit, Idle = Limit });
        var peer = scenario.Connect();
        peer.ExpectNothing(Limit - Moment);
        peer.Stall();
        peer.Send(Much);
        scenario.Advance(Linger);
        peer.ReadOn();
        peer.Expect(Much);
        peer.ExpectEnd();
        peer.End();
        peer.ExpectCloseReason(CloseReason.MaxLifetime);
    }

    [Fact]
    public void Who_does_not_take_the_last_bytes_within_linger_is_reset()
    {
        using var scenario = Begin(new TimeoutOptions { Idle = Limit });
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(Much);
        peer.ExpectNothing(Limit + Linger - Moment);
        ExpectReset(peer, scenario);
    }

    [Fact]
    public void A_close_that_is_under_way_is_held_to_it_as_well()
    {
        using var scenario = Begin(new TimeoutOptions { Idle = Limit });
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(Much);
        peer.End();
        peer.ExpectNothing(Limit + Linger - Moment);
        ExpectReset(peer, scenario);
    }

    [Fact]
    public void A_stopping_server_has_a_deadline_of_its_own()
    {
        using var scenario = Begin(new TimeoutOptions { Idle = Limit, Lifetime = Limit, FirstByte = Limit });
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(Much);
        scenario.Stop();
        peer.ExpectNothing(2 * (Limit + Linger));
        peer.ReadOn();
        peer.Expect(Much);
        peer.ExpectEnd();
        peer.End();
        peer.ExpectCloseReason(CloseReason.AppShutdown);
    }

    /// <summary>To the millisecond: on a network without delays.</summary>
    private static Scenario Begin(TimeoutOptions timeouts, Func<ConnectionActor>? create = null) => Scenario.For(
        create ?? (() => new EchoConnection()),
        new ScenarioOptions { Network = NetworkOptions.Perfect },
        listener => listener with { Timeouts = timeouts, Linger = Linger },
        server => server with { ShutdownDeadline = TimeSpan.FromHours(1) });

    private static void Echo(Peer peer)
    {
        peer.Send("hello");
        peer.Expect("hello");
    }

    /// <summary>In a moment it is drained, and has nothing left to send.</summary>
    private static void ExpectEnd(Peer peer, CloseReason reason, Scenario scenario)
    {
        scenario.Advance(Moment);
        var now = scenario.Elapsed;
        peer.ExpectEnd();
        Assert.Equal(now, scenario.Elapsed);
        peer.End();
        peer.ExpectCloseReason(reason);
    }

    private static void ExpectReset(Peer peer, Scenario scenario)
    {
        scenario.Advance(Moment);
        peer.ExpectReset();
        peer.ExpectCloseReason(CloseReason.IdleTimeout);
        scenario.ExpectLog("idle_timeout (reset");
    }

    /// <summary>Answers nothing; sends and closes only when told to.</summary>
    private sealed class Quiet : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
        }

        protected override void OnPeerEnded()
        {
        }

        protected override bool Receive(object message)
        {
            Send(ByteString.FromString("tick"));
            return true;
        }
    }
}
