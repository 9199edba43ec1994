using ActorEcho.Listening;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Listening;

/// <summary>A client that is refused with a line gets it and the end, and a flood of them costs no more than some.</summary>
public sealed class BannerTests : ListeningTest
{
    private static readonly LimitOptions FullWithBanner = new() { MaxConnections = 1, WhenFull = WhenFull.Banner };

    [SettingEffect("actorecho.listener.limits.banner")]
    [Fact]
    public void A_full_server_sends_the_line_and_closes()
    {
        var listener = Full(FullWithBanner, new ListenerLimitOptions { Banner = "try tomorrow" });
        ExpectBanner(Announce(listener), "try tomorrow");
    }

    [SettingEffect("actorecho.listener.limits.when-full")]
    [Fact]
    public void A_full_listener_sends_it_if_it_is_told_to()
    {
        var listener = Full(new LimitOptions(), new ListenerLimitOptions { MaxConnections = 1, WhenFull = WhenListenerFull.Banner });
        ExpectBanner(Announce(listener), "busy, try again later\r\n");
    }

    [Fact]
    public void Each_limit_has_its_own_way()
    {
        Refuse(Full(FullWithBanner with { MaxConnections = 2 }, new ListenerLimitOptions { MaxConnections = 1 }));
        Refuse(Full(new LimitOptions { MaxConnections = 1 }, new ListenerLimitOptions { WhenFull = WhenListenerFull.Banner }));
    }

    [Fact]
    public void The_end_is_told_with_its_reason_and_takes_no_place()
    {
        var listener = Full(FullWithBanner);
        var refused = Announce(listener);
        ExpectBanner(refused, "busy, try again later\r\n");
        EventFilter.Debug(contains: "ended: limit").ExpectOne(() => refused.LastSender.Tell(Tcp.ConfirmedClosed.Instance, refused.Ref));
        ExpectBanner(Announce(listener), "busy, try again later\r\n");
    }

    [Fact]
    public void One_that_does_not_take_it_is_gone_after_two_seconds()
    {
        var listener = Full(FullWithBanner);
        var refused = Announce(listener);
        refused.ExpectMsg<Tcp.Register>(Patience);
        refused.ExpectMsg<Tcp.Write>(Patience);
        Settle(refused);
        Time.Advance(TimeSpan.FromSeconds(1));
        Settle(refused);
        Time.Advance(TimeSpan.FromSeconds(1));
        refused.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    [Fact]
    public void In_a_flood_some_get_it_and_the_others_are_reset()
    {
        var listener = Full(FullWithBanner);
        var told = Enumerable.Range(0, Banners.Most).Select(_ => Announce(listener)).ToList();
        told.ForEach(client => client.ExpectMsg<Tcp.Register>(Patience));
        Refuse(listener);
        told[0].ExpectMsg<Tcp.Write>(Patience);
        var gone = told[0].LastSender;
        Watch(gone);
        gone.Tell(Tcp.Aborted.Instance, told[0].Ref);
        ExpectTerminated(gone, Patience);
        ExpectBanner(Announce(listener), "busy, try again later\r\n");
        Refuse(listener);
    }

    private Door Full(LimitOptions limits, ListenerLimitOptions? own = null)
    {
        var listener = Listen($"full{Random.Shared.Next()}", new Admission(limits, Sys.Scheduler), own);
        Connect(listener);
        return listener;
    }

    private static void ExpectBanner(TestProbe client, string banner)
    {
        client.ExpectMsg<Tcp.Register>(Patience);
        var write = client.ExpectMsg<Tcp.Write>(Patience);
        Assert.Equal(banner, write.Data.ToString());
        client.LastSender.Tell(client.ExpectMsg<Tcp.Write>(Patience).Ack, client.Ref);
        client.ExpectMsg<Tcp.ConfirmedClose>(Patience);
    }

    private static void Settle(TestProbe client)
    {
        client.LastSender.Tell(new Identify(0), client.Ref);
        client.FishForMessage(message => message is ActorIdentity, Patience);
    }
}
