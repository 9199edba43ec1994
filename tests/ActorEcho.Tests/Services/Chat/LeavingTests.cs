using ActorEcho.TestKit;

namespace ActorEcho.Tests.Services.Chat;

public sealed class LeavingTests : ChatTest
{
    [Fact]
    public void Who_quits_is_told_good_bye_and_missed()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ben.Send("bye\n/quit\nnever said\n");
        ann.Expect("ben: bye\n* ben left\n");
        ben.Expect("* good-bye\n");
        ben.ExpectEnd();
        ann.ExpectNothing();
    }

    [Fact]
    public void A_name_is_not_needed_to_quit()
    {
        using var scenario = Start();
        var peer = scenario.Connect();
        peer.Send("/quit\n");
        peer.Expect("* your name?\n* good-bye\n");
        peer.ExpectEnd();
    }

    [Fact]
    public void What_was_sent_before_the_end_is_said_even_without_the_end_of_a_line()
    {
        using var scenario = Start();
        var ann = Enter(scenario, "ann");
        var ben = scenario.Connect();
        ben.Send("ben\none\ntwo");
        ben.End();
        ann.Expect("* ben joined\nben: one\nben: two\n* ben left\n");
        ben.Expect($"* your name?\n{Greeting("lobby", 1)}");
        ben.ExpectEnd();
        ben.ExpectCloseReason(CloseReason.PeerClosed);
    }

    [Fact]
    public void A_client_that_is_lost_is_missed()
    {
        using var scenario = Start();
        var (ann, ben) = EnterTwo(scenario);
        ben.Reset();
        ann.Expect("* ben left\n");
    }

    [Fact]
    public void A_server_that_stops_says_so_and_loses_no_line()
    {
        using var scenario = Start(network: NetworkOptions.Perfect);
        var (ann, ben) = EnterTwo(scenario);
        var guest = scenario.Connect();
        guest.Expect("* your name?\n");
        ann.Send("last words\n");
        scenario.Stop();
        ben.Expect("ann: last words\n");
        foreach (var peer in (Peer[])[ann, ben, guest])
        {
            peer.End();
        }

        Assert.Equal(new ServerStopped(3, 0), scenario.ExpectStopped());
        foreach (var peer in (Peer[])[ann, ben, guest])
        {
            scenario.Expect(peer.SawEnd, "the end");
            Assert.Contains("* the server stops\n", System.Text.Encoding.UTF8.GetString(peer.Received.Span), StringComparison.Ordinal);
        }
    }
}
