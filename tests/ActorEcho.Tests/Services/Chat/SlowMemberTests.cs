using System.Text;
using ActorEcho.Services.Chat;
using ActorEcho.TestKit;
using Akka.Actor;

namespace ActorEcho.Tests.Services.Chat;

public sealed class SlowMemberTests : ChatTest
{
    private const string Removed = "* ben was too slow and was removed\n";

    private static readonly NetworkOptions Narrow = new() { BufferSize = 2_000 };

    [SettingEffect("actorecho.listener.chat.queue")]
    [Fact]
    public void A_member_that_does_not_read_is_removed_when_its_queue_is_full_and_the_room_is_told()
    {
        using var scenario = Start(new ChatOptions { Queue = 20 }, Smallest, Narrow);
        var (ann, ben) = EnterTwo(scenario);
        var cleo = Enter(scenario, "cleo", 2);
        ann.Expect("* cleo joined\n");
        ben.Expect("* cleo joined\n");
        ben.Stall();
        var lines = Enumerable.Range(0, 100).Select(i => $"{i} {new string('x', 90)}").ToArray();
        Say(scenario, ann, lines);
        ben.ExpectReset();
        ben.ExpectCloseReason(CloseReason.SlowReader);
        ann.Expect(Removed);

        // Some twenty lines fit into the network and twenty into the queue.
        scenario.Advance(TimeSpan.FromSeconds(10));
        var heard = Encoding.UTF8.GetString(cleo.Received.Span);
        Assert.InRange(heard[..heard.IndexOf(Removed, StringComparison.Ordinal)].Split("ann: ").Length, 30, 60);
        Assert.Equal(lines.Select(l => $"ann: {l}"), heard.Split('\n').Where(l => l.StartsWith("ann: ", StringComparison.Ordinal)));
        cleo.Send("/who\n");
        scenario.Advance(TimeSpan.FromSeconds(1));
        Assert.EndsWith("* in lobby: ann, cleo\n", Encoding.UTF8.GetString(cleo.Received.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_whose_queue_is_never_full_gets_every_line_once_it_reads()
    {
        using var scenario = Start(new ChatOptions { Queue = 100 }, Smallest, Narrow);
        var (ann, ben) = EnterTwo(scenario);
        ben.Stall();
        var lines = Enumerable.Range(0, 100).Select(i => $"{i} {new string('x', 90)}").ToArray();
        Say(scenario, ann, lines);
        scenario.Advance(TimeSpan.FromSeconds(60));
        ben.ReadOn();
        ben.Expect(string.Concat(lines.Select(l => $"ann: {l}\n")));
    }

    [Fact]
    public void A_client_that_does_not_read_is_not_served_either()
    {
        using var scenario = Start(null, Smallest, Narrow);
        var ann = Enter(scenario, "ann");
        ann.Stall();
        ann.Send(string.Concat(Enumerable.Repeat("/help\n", 100_000)));
        scenario.Advance(TimeSpan.FromSeconds(60));
        scenario.Expect(ann.Unsent > 300_000, "most of it not to be read");
        ann.Reset();
    }

    [Fact]
    public void A_client_whose_line_is_not_done_is_not_read_from()
    {
        using var scenario = Scenario.For(() => new ChatConnection(ActorRefs.Nobody, new ChatOptions()));
        var ann = scenario.Connect();
        ann.Send("ann\n" + string.Concat(Enumerable.Repeat("hello\n", 100_000)));
        scenario.Advance(TimeSpan.FromSeconds(60));
        scenario.Expect(ann.Unsent > 400_000, "most of it not to be read");
        ann.Reset();
    }

    // Those who read get each line before the next.
    private static void Say(Scenario scenario, Peer peer, string[] lines)
    {
        foreach (var line in lines)
        {
            peer.Send(line + "\n");
            scenario.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    private static ListenerOptions Smallest(ListenerOptions listener) =>
        listener with { WriteBuffer = new WriteBufferOptions { HighMark = 64 * 1024, AckEvery = 1, MinDrainRate = null } };
}
