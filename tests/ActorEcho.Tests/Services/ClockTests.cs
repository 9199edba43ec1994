using System.Globalization;
using System.Text;
using ActorEcho.Services;
using ActorEcho.TestKit;

namespace ActorEcho.Tests.Services;

/// <summary>RFC 867 and RFC 868, at times of our choice.</summary>
public sealed class ClockTests : ServiceTest
{
    [Theory]
    [InlineData("2026-11-27T19:04:05Z", "Friday, November 27, 2026 19:04:05-UTC\r\n")]
    [InlineData("1999-12-31T23:59:59-01:00", "Saturday, January 1, 2000 00:59:59-UTC\r\n")]
    public void Daytime_is_one_line(string now, string line)
    {
        using var scenario = Scenario.For(() => new DaytimeConnection(new StoppedClock(now)));
        var peer = scenario.Connect();
        peer.Expect(line);
        peer.ExpectEnd();
    }

    // The first five are the RFC's own examples; the last two are the second before its 32 bits end, and the one after.
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 2_208_988_800)]
    [InlineData("1976-01-01T00:00:00Z", 2_398_291_200)]
    [InlineData("1980-01-01T00:00:00Z", 2_524_521_600)]
    [InlineData("1983-05-01T00:00:00Z", 2_629_584_000)]
    [InlineData("1900-01-01T00:00:01Z", 1)]
    [InlineData("2036-02-07T06:28:15Z", uint.MaxValue)]
    [InlineData("2036-02-07T06:28:16Z", 0)]
    public void Time_is_the_seconds_since_1900(string now, uint seconds)
    {
        using var scenario = Scenario.For(() => new TimeConnection(new StoppedClock(now)));
        var peer = scenario.Connect();
        peer.Expect([(byte)(seconds >> 24), (byte)(seconds >> 16), (byte)(seconds >> 8), (byte)seconds]);
        peer.ExpectEnd();
    }

    [Theory]
    [InlineData("daytime")]
    [InlineData("time")]
    public void Who_ends_at_once_is_still_told(string service)
    {
        using var scenario = For(service);
        var peer = scenario.Connect();
        peer.End();
        peer.ExpectBytes(4);
        scenario.Advance(TimeSpan.FromSeconds(3));
        scenario.Expect(peer.SawEnd, "the end");
        scenario.ExpectLog("c1 of one from 192.0.2.1:50001 ended");
    }

    [Fact]
    public void The_built_in_services_know_the_time()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var scenario = Scenario.For(new ServerOptions(
        [
            new ListenerOptions("time", new ListenAddress("127.0.0.1", 7037)) { Service = "time" },
            new ListenerOptions("daytime", new ListenAddress("127.0.0.1", 7013)) { Service = "daytime" },
        ]));
        var time = scenario.Connect("time").ExpectBytes(4).Aggregate(0L, (sum, b) => (sum << 8) + b) - 2_208_988_800;
        Assert.InRange(time, before, before + 60);
        var daytime = scenario.Connect("daytime");
        scenario.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains($"{TimeProvider.System.GetUtcNow().Year}", Encoding.ASCII.GetString(daytime.Received.Span), StringComparison.Ordinal);
    }

    private sealed class StoppedClock(string now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
    }
}
