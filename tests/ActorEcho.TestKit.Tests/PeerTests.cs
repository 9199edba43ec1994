using Akka.Actor;

namespace ActorEcho.TestKit.Tests;

/// <summary>What a peer does when it is told odd things, or the same thing twice.</summary>
public sealed class PeerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(3, 30)]
    [InlineData(100, 1000)]
    public void It_reads_as_slowly_as_it_is_told_however_often(int bytesPerSecond, int expected)
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(new byte[5000]);
        scenario.Advance(Second);
        peer.ReadSlowly(7);
        peer.Stall();
        peer.ReadSlowly(7);
        peer.ReadSlowly(bytesPerSecond);
        scenario.Advance(10 * Second);
        Assert.InRange(peer.Received.Length, expected - bytesPerSecond, expected);
        peer.ReadOn();
        peer.ReadSlowly(bytesPerSecond);
        peer.ExpectBytes(5000);
    }

    [Fact]
    public void Where_nobody_listens_it_can_be_told_what_it_likes()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        scenario.Stop();
        scenario.ExpectStopped();
        var peer = scenario.Connect();
        peer.ExpectRefused();
        peer.ReadSlowly(10);
        peer.RefuseWrites();
        peer.ReadOn();
        peer.Send("hello");
        peer.ExpectNothing();
        peer.End();
        peer.Close();
    }

    [Fact]
    public void Who_has_ended_or_left_can_do_no_more()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.End();
        Assert.Equal("peer1 cannot send any more: it has ended its side.", Assert.Throws<InvalidOperationException>(() => peer.Send("more")).Message);
        peer.Close();
        Assert.Equal("It cannot be that peer1 reads on: it has left.", Assert.Throws<InvalidOperationException>(peer.ReadOn).Message);
    }

    [Fact]
    public void Its_actor_is_known_once_there_is_one()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        Assert.True(peer.Connection.IsNobody());
        scenario.Advance(Second);
        Assert.Equal("c1", peer.Connection.Path.Name);
    }
}
