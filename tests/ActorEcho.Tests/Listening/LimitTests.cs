using ActorEcho.Listening;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Listening;

/// <summary>Listeners that share the places of one server.</summary>
public sealed class LimitTests : ListeningTest
{
    [Fact]
    public void A_full_server_that_queues_accepts_no_more_until_a_connection_ends()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 2, WhenFull = WhenFull.Queue }, Sys.Scheduler));
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(listener);
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        var connection = Connect(listener);
        ExpectNothing(listener);
        connection.Tell(Tcp.Closed.Instance);
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        ExpectNothing(listener);
    }

    [Fact]
    public void One_that_was_accepted_when_another_listener_took_the_last_place_waits_for_the_next()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue }, Sys.Scheduler);
        var one = Listen("a", admission);
        one.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var other = Listen("b", admission);
        other.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var connection = Connect(one);
        var waiting = Announce(other);
        ExpectNothing(one);
        ExpectNothing(other);
        waiting.ExpectNoMsg(0);
        connection.Tell(Tcp.Closed.Instance);
        waiting.ExpectMsg<Tcp.Register>(Patience);
        ExpectNothing(other);
    }

    [Fact]
    public void A_listener_that_is_lost_leaves_its_places_to_the_others()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue }, Sys.Scheduler);
        var lost = Listen("a", admission);
        lost.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var other = Listen("b", admission);
        other.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        Connect(lost);
        var waiting = Announce(other);
        ExpectNothing(other);
        Sys.Stop(lost.Actor);
        waiting.ExpectMsg<Tcp.Register>(Patience);
    }

    [Fact]
    public void A_flood_of_refusals_is_told_in_a_line_at_once_and_one_every_five_seconds()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 1 }, Sys.Scheduler));
        Assert.Equal(64, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(listener);
        EventFilter.Warning(message: "a refused 127.0.0.1:50000: limit, actorecho.limits.max-connections is reached").ExpectOne(() => Refuse(listener));
        EventFilter.Warning(contains: "refused").Expect(0, () =>
        {
            Refuse(listener);
            Refuse(listener);
            Flush(listener);
        });
        EventFilter.Warning(message: "a refused 2 more in 5 s: limit").ExpectOne(() => Time.Advance(TimeSpan.FromSeconds(5)));
        EventFilter.Warning(contains: "refused").Expect(0, () =>
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            Flush(listener);
        });
        EventFilter.Warning(contains: "is reached").ExpectOne(() => Refuse(listener));
    }
}
