namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A peer that reads slowly gets everything all the same, as long as it keeps to the least rate.</summary>
public sealed class SlowReader
{
    private static readonly byte[] Megabyte = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i % 251))];

    [Fact]
    public void It_gets_every_byte()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.ReadSlowly(bytesPerSecond: 10_000);
        peer.Send(Megabyte);
        peer.End();
        scenario.Advance(TimeSpan.FromSeconds(110));
        peer.Expect(Megabyte);
        peer.ExpectEnd();
    }

    [Fact]
    public void Meanwhile_it_is_not_read_from_either()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.ReadSlowly(bytesPerSecond: 10_000);
        peer.Send(Megabyte);
        scenario.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(peer.Unsent, 500_000, 700_000); // The rest is in the server's write buffer, 256 KiB, and in those of the network.
    }

    [Fact]
    public void One_that_takes_less_than_the_least_rate_is_reset()
    {
        var buffer = new WriteBufferOptions { MinDrainRate = 20_000, SlowReaderTimeout = TimeSpan.FromMinutes(2) };
        using var scenario = Scenario.For(() => new EchoConnection(), listener: l => l with { WriteBuffer = buffer });
        var (slow, slower) = (scenario.Connect(), scenario.Connect());
        slow.ReadSlowly(bytesPerSecond: 21_000);
        slower.ReadSlowly(bytesPerSecond: 5_000);
        for (var i = 0; i < 10; i++)
        {
            slow.Send(Megabyte);
            slower.Send(Megabyte);
        }

        scenario.Advance(TimeSpan.FromMinutes(5));
        slower.ExpectReset();
        slower.ExpectCloseReason(CloseReason.SlowReader);
        scenario.Advance(TimeSpan.FromMinutes(5));
        slow.ExpectBytes(10_000_000);
    }
}
