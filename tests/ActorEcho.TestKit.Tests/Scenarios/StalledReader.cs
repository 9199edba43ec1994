namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A peer that does not read at all costs no more than the server's write buffer, and not for ever.</summary>
public sealed class StalledReader
{
    private static readonly byte[] Megabyte = new byte[1_000_000];

    [Fact]
    public void It_gets_the_rest_when_it_reads_on()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(Megabyte);
        scenario.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(0, peer.Unsent);
        peer.ReadOn();
        peer.Expect(Megabyte);
    }

    [Fact]
    public void It_is_reset_after_the_time_that_is_set()
    {
        var buffer = new WriteBufferOptions { SlowReaderTimeout = TimeSpan.FromMinutes(15) };
        using var scenario = Scenario.For(() => new EchoConnection(), listener: l => l with { WriteBuffer = buffer });
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(Megabyte);
        peer.ExpectNothing(TimeSpan.FromMinutes(14));
        scenario.Advance(TimeSpan.FromMinutes(5));
        peer.ExpectReset();
        peer.ExpectCloseReason(CloseReason.SlowReader);
    }
}
