using ActorEcho.Listening;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Listening;

/// <summary>Connections are accepted at a pace; the others are left where they wait.</summary>
public sealed class AcceptRateTests : ListeningTest
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [SettingEffect("actorecho.limits.accept-rate")]
    [SettingEffect("actorecho.limits.accept-burst")]
    [Fact]
    public void After_the_burst_one_is_accepted_when_it_is_due()
    {
        var listener = Listen("a", Paced(rate: 10, burst: 3));
        for (var i = 0; i < 3; i++)
        {
            ExpectAccept(listener);
            Connect(listener);
        }

        for (var i = 0; i < 20; i++)
        {
            ExpectNothing(listener);
            Time.Advance(TimeSpan.FromMilliseconds(100) - Moment);
            ExpectNothing(listener);
            Time.Advance(Moment);
            ExpectAccept(listener);
            Connect(listener);
        }
    }

    [Fact]
    public void All_listeners_have_one_pace_and_each_may_hold_one_that_came_too_early()
    {
        var admission = Paced(rate: 1, burst: 1);
        var one = Listen("a", admission);
        ExpectAccept(one);
        var other = Listen("b", admission);
        ExpectAccept(other);
        Connect(one);
        var early = Announce(other);
        ExpectNothing(one);
        ExpectNothing(other);
        early.ExpectNoMsg(0);
        Time.Advance(TimeSpan.FromSeconds(1));
        early.ExpectMsg<Tcp.Register>(Patience);
        ExpectNothing(other);
    }

    [Fact]
    public void Those_who_are_refused_count_too()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 1, AcceptRate = 1, AcceptBurst = 2 }, Sys.Scheduler));
        ExpectAccept(listener);
        Connect(listener);
        ExpectAccept(listener);
        Refuse(listener);
        ExpectNothing(listener);
        Time.Advance(TimeSpan.FromSeconds(1));
        ExpectAccept(listener);
    }

    [Fact]
    public void Who_waits_for_a_place_waits_for_its_time_as_well()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue, AcceptRate = 1, AcceptBurst = 1 }, Sys.Scheduler));
        ExpectAccept(listener);
        var connection = Connect(listener);
        Time.Advance(TimeSpan.FromSeconds(9));
        ExpectNothing(listener);
        connection.Tell(Tcp.Closed.Instance);
        ExpectAccept(listener);
        connection = Connect(listener);
        connection.Tell(Tcp.Closed.Instance);
        ExpectNothing(listener);
        Time.Advance(TimeSpan.FromSeconds(1));
        ExpectAccept(listener);
    }

    private static void ExpectAccept(Door listener) => Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);

    private Admission Paced(int rate, int burst) => new(new LimitOptions { AcceptRate = rate, AcceptBurst = burst }, Sys.Scheduler);
}
