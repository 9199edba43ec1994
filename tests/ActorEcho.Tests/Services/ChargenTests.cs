using System.Text;
using ActorEcho.TestKit;

namespace ActorEcho.Tests.Services;

/// <summary>RFC 864.</summary>
public sealed class ChargenTests : ServiceTest
{
    // As the RFC shows the beginning of its pattern.
    private const string FirstLine = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg\r\n";
    private const string SecondLine = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefgh\r\n";

    [Fact]
    public void Lines_rotate_through_all_printing_characters_and_over_the_end_of_the_cycle()
    {
        using var scenario = For("chargen");
        var lines = Encoding.ASCII.GetString(scenario.Connect().ExpectBytes(74 * 200)).Split("\r\n");
        Assert.Equal((FirstLine, SecondLine), (lines[0] + "\r\n", lines[1] + "\r\n"));
        for (var i = 1; i < 200; i++)
        {
            Assert.Equal(72, lines[i].Length);
            Assert.Equal(lines[i - 1][1..], lines[i][..71]);
            Assert.InRange(lines[i][71], ' ', '~');
        }

        Assert.Equal(95, lines.Take(200).Distinct().Count());
    }

    [Fact]
    public void It_generates_no_more_than_the_mark_above_what_the_client_has_read()
    {
        using var scenario = For("chargen", network: new NetworkOptions { BufferSize = 10_000 });
        var peer = scenario.Connect();
        peer.ReadSlowly(10_000);
        scenario.Advance(TimeSpan.FromSeconds(60));
        scenario.Expect(peer.Received.Length is > 500_000 and < 700_000, "a client to get what it reads");
        peer.Stall();
        scenario.Advance(TimeSpan.FromMinutes(11));
        peer.ExpectReset();
        peer.ExpectCloseReason(CloseReason.SlowReader);
        var log = scenario.Trace.Split('\n').Single(l => l.Contains("bytes pending", StringComparison.Ordinal));
        var pending = int.Parse(log.Split("with ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(pending, 1, 256 * 1024);
    }

    [Fact]
    public void A_client_that_has_ended_its_side_goes_on_reading()
    {
        using var scenario = For("chargen");
        var peer = scenario.Connect();
        peer.Send("whatever");
        peer.End();
        scenario.Advance(TimeSpan.FromSeconds(1));
        peer.ExpectBytes(1 << 20);
        peer.Reset();
        peer.ExpectCloseReason(CloseReason.ConnectionReset);
    }

    [Fact]
    public void A_drain_ends_it_after_a_whole_line()
    {
        using var scenario = For("chargen");
        var peer = scenario.Connect();
        peer.ExpectBytes(100);
        scenario.Stop();
        peer.End();
        Assert.Equal(new ServerStopped(1, 0), scenario.ExpectStopped());
        scenario.Expect(peer.SawEnd && peer.Received.Span.EndsWith("\r\n"u8), "a whole line and the end");
    }
}
