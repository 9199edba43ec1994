using ActorEcho.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A connection whose time is up is drained; one that does not take its last bytes then is reset.</summary>
public sealed class TimeoutTests : ConnectionTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void By_default_silence_is_no_fault()
    {
        var echo = ConnectEcho();
        Time.Advance(TimeSpan.FromDays(365));
        ExpectNothing(echo);
    }

    [SettingEffect("actorecho.listener.timeouts.first-byte")]
    [Fact]
    public void Who_does_not_say_a_first_byte_in_time_is_ended()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { FirstByte = Limit }));
        Time.Advance(Limit - Moment);
        ExpectNothing(echo);
        Time.Advance(Moment);
        ExpectEnd(echo, "first_byte_timeout");
    }

    [Fact]
    public void After_the_first_byte_its_limit_is_over()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { FirstByte = Limit }));
        Echo(echo);
        Time.Advance(TimeSpan.FromDays(1));
        ExpectNothing(echo);
    }

    [Fact]
    public void A_client_that_has_ended_its_side_owes_no_first_byte()
    {
        var quiet = Connect(() => new Quiet(), With(new TimeoutOptions { FirstByte = Limit }));
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        quiet.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        ExpectNothing(quiet);
        Time.Advance(TimeSpan.FromDays(1));
        ExpectNothing(quiet);
    }

    [SettingEffect("actorecho.listener.timeouts.idle")]
    [Fact]
    public void Idle_counts_from_the_last_byte_that_came()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { Idle = Limit }));
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(Limit - Moment);
            Echo(echo);
        }

        Time.Advance(Limit - Moment);
        ExpectNothing(echo);
        Time.Advance(Moment);
        ExpectEnd(echo, "idle_timeout");
    }

    [Fact]
    public void What_the_service_sends_counts_too()
    {
        var ticker = Connect(() => new Quiet(), With(new TimeoutOptions { Idle = Limit }));
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Time.Advance(Limit - Moment);
        ticker.Tell("send");
        ExpectWrite();
        Time.Advance(Limit - Moment);
        ExpectNothing(ticker);
        Time.Advance(Moment);
        ExpectEnd(ticker, "idle_timeout");
    }

    [SettingEffect("actorecho.listener.timeouts.lifetime")]
    [Fact]
    public void A_lifetime_ends_a_busy_connection_and_what_was_read_is_answered()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { Lifetime = Limit, Idle = Limit }));
        Time.Advance(Limit - Moment);
        Echo(echo);
        Time.Advance(Moment);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        Receive(echo, 10);
        Assert.Equal(10, ExpectWrite().Data.Count);
        Acknowledge(echo, barrier);
        Acknowledge(echo, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectReason("max_lifetime", () => echo.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    [Fact]
    public void Who_does_not_take_the_last_bytes_within_linger_is_reset()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { Idle = Limit }));
        Echo(echo);
        Time.Advance(Limit);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        ExpectWrite();
        ExpectReason("idle_timeout (reset", () => Time.Advance(Plain.Linger));
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    [Fact]
    public void A_close_that_is_under_way_is_held_to_it_as_well()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { Idle = Limit }));
        Echo(echo);
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        ExpectWrite();
        Time.Advance(Limit);
        FishForIdentity(echo);
        ExpectReason("idle_timeout (reset", () => Time.Advance(Plain.Linger));
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    [Fact]
    public void A_stopping_server_has_a_deadline_of_its_own()
    {
        var echo = ConnectEcho(With(new TimeoutOptions { Idle = Limit, Lifetime = Limit, FirstByte = Limit }));
        echo.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        Time.Advance(Limit);
        FishForIdentity(echo);
        Time.Advance(Plain.Linger);
        FishForIdentity(echo);
        Acknowledge(echo, barrier);
        ExpectReason("app_shutdown", () => echo.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    private static ConnectionSettings With(TimeoutOptions timeouts) => Plain with { Timeouts = timeouts };

    private void Echo(IActorRef echo)
    {
        Receive(echo, 10);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    /// <summary>Writes that ask again for an acknowledgement come meanwhile.</summary>
    private void FishForIdentity(IActorRef actor)
    {
        actor.Tell(new Identify(0), Socket.Ref);
        Socket.FishForMessage(message => message is ActorIdentity, Patience);
    }

    /// <summary>It drains, and has nothing left to send.</summary>
    private void ExpectEnd(IActorRef actor, string reason)
    {
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        Acknowledge(actor, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        ExpectReason(reason, () => actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    private void ExpectReason(string reason, Action end) =>
        EventFilter.Debug(start: $"connection c1 of echo from 127.0.0.1:50000 ended: {reason}").ExpectOne(end);

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
