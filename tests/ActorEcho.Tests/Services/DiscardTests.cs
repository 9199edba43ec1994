namespace ActorEcho.Tests.Services;

/// <summary>RFC 863.</summary>
public sealed class DiscardTests : ServiceTest
{
    [Fact]
    public void It_takes_all_that_comes_and_says_nothing_but_the_end()
    {
        using var scenario = For("discard");
        var peer = scenario.Connect();
        peer.Send(new byte[1 << 20]);
        peer.ExpectNothing();
        scenario.Expect(peer.Unsent == 0, "all of it to be taken");
        peer.End();
        peer.ExpectEnd();
        peer.ExpectCloseReason(CloseReason.PeerClosed);
    }

    [Fact]
    public void It_is_drained_without_a_byte()
    {
        using var scenario = For("discard");
        var peer = scenario.Connect();
        peer.Send("never mind");
        scenario.Advance(TimeSpan.FromSeconds(1));
        scenario.Stop();
        peer.ExpectEnd();
        peer.End();
        Assert.Equal(new ServerStopped(1, 0), scenario.ExpectStopped());
    }
}
