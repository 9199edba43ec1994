using ActorEcho.Tests.Server;

namespace ActorEcho.Tests.Services.Chat;

/// <summary>Many clients on real sockets, and one that does not read.</summary>
public sealed class ManyChattersTests : ServerTest
{
    private const int Clients = 50;
    private const int LinesEach = 200;

    // A client may be so many lines ahead of what it has heard of each other, so that on a busy machine none falls behind as if it had stalled.
    private const int Ahead = 20;

    private const string Removed = "* stalled was too slow and was removed";

    // Long enough for a room's lines to be more than what systems buffer for one client, the mark and the queue.
    private static readonly string Padding = new('.', 500);

    private static readonly string[] Rooms = ["red", "green", "blue"];

    [Fact]
    public async Task Each_of_fifty_hears_all_that_its_room_says_in_each_ones_order_and_one_that_stalls_costs_nobody_a_line()
    {
        Start(change: listener => listener with { Service = "chat", WriteBuffer = listener.WriteBuffer with { Kernel = 64 * 1024 } });
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var chatters = new List<Chatter>();
        try
        {
            // It reads its greeting, and no more.
            chatters.Add(await Chatter.EnterAsync("stalled", Rooms[0], Address, 4096, patience.Token));
            for (var i = 0; i < Clients; i++)
            {
                chatters.Add(await Chatter.EnterAsync($"c{i}", Rooms[i % Rooms.Length], Address, null, patience.Token));
            }

            var talkers = chatters.Skip(1).ToArray();
            await Task.WhenAll(talkers.Select(t => TalkAsync(t, talkers.Count(o => o.Room == t.Room) - 1)));
            Assert.All(talkers, t => AssertHeardAll(t, [.. talkers.Where(o => o.Room == t.Room && o != t)]));
            Assert.All(talkers, t => Assert.Equal(t.Room == Rooms[0] ? 1 : 0, t.Notices.Count(n => n == Removed)));
            Assert.DoesNotContain(talkers, t => t.Notices.Exists(n => n.EndsWith("removed", StringComparison.Ordinal) && n != Removed));
        }
        finally
        {
            chatters.ForEach(c => c.Dispose());
        }
    }

    private static string Line(int number) => $"line {number} {Padding}";

    private static async Task TalkAsync(Chatter talker, int others)
    {
        for (var i = 0; i < LinesEach; i++)
        {
            await talker.ReadUntilAsync(() => talker.Heard.Count >= others * (i - Ahead));
            await talker.SendAsync(Line(i) + "\n");
        }

        await talker.ReadUntilAsync(() => talker.Heard.Count >= others * LinesEach);

        // What comes before the answer would be a line too much.
        await talker.SendAsync("/who\n");
        await talker.ReadUntilAsync(() => talker.Notices[^1].StartsWith("* in ", StringComparison.Ordinal));
    }

    private static void AssertHeardAll(Chatter talker, Chatter[] others)
    {
        Assert.Equal(others.Length * LinesEach, talker.Heard.Count);
        var heard = talker.Heard.ToLookup(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);
        Assert.All(others, other => Assert.Equal(Enumerable.Range(0, LinesEach).Select(i => $"{other.Name}: {Line(i)}"), heard[other.Name]));
    }
}
