using System.Net;
using ActorEcho.TestKit.Engine;
using ActorEcho.TestKit.Network;
using Akka.Configuration;
using Akka.Event;

namespace ActorEcho.TestKit.Tests;

/// <summary>The network between peers and server: awkward, but never wrong.</summary>
public sealed class NetworkTests
{
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, 7007);
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 50_000);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new(Config.Empty, NoLogger.Instance);

    [Fact]
    public void Bytes_arrive_in_order_cut_and_joined()
    {
        var sizes = new List<int>();
        for (var seed = 0; seed < 100; seed++)
        {
            var link = Connect(new NetworkOptions(), seed);
            link.Client.Send("abcdef"u8);
            link.Client.Send("ghijkl"u8);
            link.Client.EndSending();
            var received = new List<byte>();
            link.Server.Attach(
                () =>
                {
                    var bytes = link.Server.Read(100);
                    sizes.Add(bytes.Length);
                    received.AddRange(bytes);
                },
                () => { });
            _time.Advance(Second);
            Assert.Equal("abcdefghijkl"u8.ToArray(), received);
            Assert.True(link.Server.IsAtEnd);
        }

        Assert.Contains(1, sizes);
        Assert.Contains(6, sizes);
    }

    [Fact]
    public void What_arrives_before_it_is_read_is_joined()
    {
        var link = Connect(NetworkOptions.Perfect);
        link.Client.Send("abc"u8);
        link.Client.Send("def"u8);
        _time.Settle();
        Assert.Equal("abcd"u8.ToArray(), link.Server.Read(4));
        Assert.Equal("ef"u8.ToArray(), link.Server.Read(4));
    }

    [Fact]
    public void A_sender_waits_for_room()
    {
        var link = Connect(NetworkOptions.Perfect with { BufferSize = 10 });
        var writable = 0;
        link.Client.Attach(() => { }, () => writable++);
        Assert.Equal(10, link.Client.Send(new byte[15]));
        Assert.Equal(0, link.Client.Send(new byte[5]));
        _time.Settle();
        Assert.Equal(0, writable);
        link.Server.Read(3);
        _time.Settle();
        Assert.Equal(1, writable);
        Assert.Equal(3, link.Client.Send(new byte[5]));
    }

    // RFC 2525, section 2.17: a close that throws received data away has to be a reset.
    [Fact]
    public void Who_closes_with_unread_bytes_resets()
    {
        var link = Connect(NetworkOptions.Perfect);
        link.Client.Send("unread"u8);
        _time.Settle();
        link.Server.Close();
        _time.Settle();
        Assert.True(link.Client.IsReset);
    }

    [Fact]
    public void Who_is_sent_to_after_a_close_resets()
    {
        var link = Connect(NetworkOptions.Perfect);
        link.Server.Close();
        _time.Settle();
        Assert.True(link.Client.IsAtEnd);
        Assert.False(link.Client.IsReset);
        link.Client.Send("late"u8);
        _time.Settle();
        Assert.True(link.Client.IsReset);
    }

    [Fact]
    public void A_reset_may_overtake_what_was_sent_before_and_nothing_comes_after_it()
    {
        var arrived = new HashSet<int>();
        for (var seed = 0; seed < 100; seed++)
        {
            var link = Connect(new NetworkOptions(), seed);
            link.Client.Send(new byte[100]);
            link.Client.Abort();
            link.Client.Send(new byte[100]);
            _time.AdvanceUntil(() => link.Server.IsReset, Second);
            var seen = link.Server.Available;
            _time.Advance(Second);
            Assert.Equal(seen, link.Server.Available);
            arrived.Add(seen);
        }

        Assert.Contains(0, arrived);
        Assert.Contains(100, arrived);
    }

    [Fact]
    public void Time_jumps_to_each_event_in_turn()
    {
        var times = new List<TimeSpan>();
        foreach (var minutes in (int[])[3, 1, 2])
        {
            _time.ScheduleOnce(TimeSpan.FromMinutes(minutes), () => times.Add(_time.MonotonicClock));
        }

        _time.ScheduleRepeatedly(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), () => times.Add(-_time.MonotonicClock));
        _time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal([1, -1, 2, 3, -11], times.Select(t => t.TotalMinutes));
        Assert.Equal(15, _time.MonotonicClock.TotalMinutes);
    }

    private Link Connect(NetworkOptions options, int seed = 1)
    {
        var network = new FakeNetwork(_time, seed, options, new Trace(_time));
        network.Listen(Server);
        return network.Connect("client", Client, Server)!;
    }
}
