using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A peer that takes less than the least rate of what waits for it is reset; one that keeps to it never is.</summary>
public sealed class SlowReaderTests : ConnectionTest
{
    private const int Chunk = 64 * 1024;

    // A chunk in a second and a timeout of eight: a look each two seconds, at which two chunks should have been taken.
    private static readonly WriteBufferOptions Buffer =
        new() { HighMark = 4 * Chunk, AckEvery = Chunk, MinDrainRate = Chunk, SlowReaderTimeout = TimeSpan.FromSeconds(8) };

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Tcp.Write> _waiting = [];

    [SettingEffect("actorecho.listener.write-buffer.slow-reader-timeout")]
    [Fact]
    public void One_that_takes_nothing_is_reset_after_the_timeout()
    {
        var echo = Begin();
        Feed(echo, 3);
        Look(echo, 3);
        Time.Advance(Interval - Moment);
        Settle(echo);
        ExpectReset(echo, () => Time.Advance(Moment));
    }

    [Fact]
    public void One_that_keeps_to_the_rate_is_never_reset()
    {
        var echo = Begin();
        Feed(echo, 3);
        for (var i = 0; i < 50; i++)
        {
            Take(echo, 2);
            Feed(echo, 2);
            Look(echo);
        }
    }

    [SettingEffect("actorecho.listener.write-buffer.min-drain-rate")]
    [Fact]
    public void One_that_takes_half_of_the_rate_is_reset_after_two_timeouts()
    {
        var echo = Begin();
        Feed(echo, 3);
        for (var i = 0; i < 7; i++)
        {
            Take(echo, 1);
            Feed(echo, 1);
            Look(echo);
        }

        Take(echo, 1);
        Feed(echo, 1);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void What_it_takes_beyond_the_rate_makes_up_for_what_it_did_not_take()
    {
        var echo = Begin();
        Feed(echo, 3);
        for (var i = 0; i < 10; i++)
        {
            Look(echo, 3);
            for (var chunks = 0; chunks < 8; chunks++)
            {
                Take(echo, 1);
                Feed(echo, 1);
            }

            Look(echo);
        }
    }

    [Fact]
    public void Time_in_which_nothing_waits_is_not_counted()
    {
        var echo = Begin();
        for (var i = 0; i < 30; i++)
        {
            Feed(echo, 1);
            TakeAll(echo);
            Look(echo, 3);
        }
    }

    [Fact]
    public void One_that_is_slow_is_not_saved_by_taking_all_now_and_then()
    {
        var echo = Begin();
        for (var i = 0; i < 7; i++)
        {
            Feed(echo, 1);
            Look(echo);
            TakeAll(echo);
        }

        Feed(echo, 1);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void A_server_that_is_late_has_not_been_kept_waiting()
    {
        var echo = Begin();
        Feed(echo, 3);
        Time.Advance(TimeSpan.FromDays(1));
        Settle(echo);
        Look(echo, 2);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void A_few_bytes_that_wait_without_an_acknowledgement_are_found_by_asking()
    {
        var echo = Begin();
        Receive(echo, 100);
        Settle(echo);
        Assert.False(Assert.Single(_waiting).WantsAck);
        Look(echo);
        Assert.True(_waiting.Last().WantsAck);
        Look(echo, 3);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void A_connection_that_rests_is_asked_once_and_left_alone()
    {
        var echo = Begin();
        Receive(echo, 100);
        Settle(echo);
        Look(echo);
        TakeAll(echo);
        Look(echo, 20);
        Assert.Empty(_waiting);
    }

    [Fact]
    public void To_be_asked_is_no_sign_of_life()
    {
        var echo = Begin(new TimeoutOptions { Idle = Interval + Interval });
        Receive(echo, 100);
        Settle(echo);
        Look(echo);
        TakeAll(echo);
        Settle(echo);
        Time.Advance(Interval);
        Socket.FishForMessage(message => message is Tcp.SuspendReading, Patience);
    }

    [Fact]
    public void Without_a_rate_one_may_take_nothing_for_ever()
    {
        var echo = ConnectEcho(Plain with { WriteBuffer = Buffer with { MinDrainRate = null } });
        Receive(echo, Chunk);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Time.Advance(TimeSpan.FromDays(1));
        ExpectNothing(echo);
    }

    [Fact]
    public void A_close_that_waits_for_it_is_held_to_the_rate()
    {
        var echo = Begin();
        Feed(echo, 1);
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Look(echo, 3);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void A_drain_that_waits_for_it_is_held_to_the_rate()
    {
        var echo = Begin();
        Feed(echo, 1);
        echo.Tell(ActorEcho.Connections.Drain.Instance);
        Look(echo, 3);
        ExpectReset(echo, () => Time.Advance(Interval));
    }

    [Fact]
    public void A_large_send_goes_out_in_pieces_that_are_seen_one_by_one()
    {
        Connect(() => new Greeting(), Plain with { WriteBuffer = Buffer });
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Assert.Equal([Chunk, Chunk, Chunk, 1], Enumerable.Range(0, 4).Select(_ => ExpectWrite().Data.Count));
    }

    private IActorRef Begin(TimeoutOptions? timeouts = null) => ConnectEcho(Plain with { WriteBuffer = Buffer, Timeouts = timeouts ?? new TimeoutOptions() });

    private void Feed(IActorRef echo, int chunks)
    {
        for (var i = 0; i < chunks; i++)
        {
            Receive(echo, Chunk);
        }

        Settle(echo);
    }

    private void Take(IActorRef echo, int chunks)
    {
        while (chunks > 0)
        {
            chunks -= TakeNext(echo) ? 1 : 0;
        }
    }

    private void TakeAll(IActorRef echo)
    {
        while (_waiting.Count > 0)
        {
            TakeNext(echo);
        }
    }

    /// <summary>Whether it was more than to be asked.</summary>
    private bool TakeNext(IActorRef echo)
    {
        var write = _waiting.Dequeue();
        if (write.WantsAck)
        {
            Acknowledge(echo, write);
        }

        return !write.Data.IsEmpty;
    }

    private void Look(IActorRef echo, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            Time.Advance(Interval);
            Settle(echo);
        }
    }

    /// <summary>All that was sent to it has been handled; its writes wait.</summary>
    private void Settle(IActorRef echo)
    {
        echo.Tell(new Identify(0), Socket.Ref);
        for (object next; (next = Socket.ReceiveOne(Patience)) is not ActorIdentity;)
        {
            Assert.IsNotType<Tcp.Abort>(next);
            if (next is Tcp.Write write)
            {
                _waiting.Enqueue(write);
            }
        }
    }

    private void ExpectReset(IActorRef echo, Action act)
    {
        Settle(echo);
        EventFilter.Debug(contains: "ended: slow_reader").ExpectOne(act);
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    private sealed class Greeting : ConnectionActor
    {
        protected override void OnConnected() => Send(ByteString.FromBytes(new byte[(3 * Chunk) + 1]));

        protected override void OnReceived(ByteString data)
        {
        }
    }
}
