using System.Collections;
using Akka.Actor;

namespace Akka.TestKit.Tests.Receiving;

public sealed class ReceiveTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task One_message_or_none_in_time()
    {
        Send(1, 2, 3, 4);
        Assert.Equal(1, ReceiveOne());
        Assert.Equal(2, await ReceiveOneAsync());
        Assert.True(TryReceiveOne(out var envelope));
        Assert.Equal(3, envelope.Message);
        Assert.Equal(TestActor, envelope.Sender);
        var (came, last) = await TryReceiveOneAsync(null);
        Assert.Equal((true, 4), (came, last.Message));
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Null(await ReceiveOneAsync(_short));
        Assert.False(TryReceiveOne(out envelope, _short));
        Assert.Same(NullMessageEnvelope.Instance, envelope);
    }

    [Fact]
    public async Task Looking_does_not_take()
    {
        Assert.False(HasMessages);
        Assert.Null(PeekOne(TimeSpan.Zero));
        Assert.False(TryPeekOne(out _, TimeSpan.Zero, CancellationToken.None));
        Send("x");
        Assert.True(HasMessages);
        Assert.Equal("x", PeekOne());
        Assert.Equal("x", PeekOne(CancellationToken.None));
        Assert.Equal("x", await PeekOneAsync());
        Assert.True((await TryPeekOneAsync(null, CancellationToken.None)).success);
        ExpectMsg("x");
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task A_wait_without_end_ends_with_a_message()
    {
        var waiting = ReceiveOneAsync(Timeout.InfiniteTimeSpan);
        Assert.False(waiting.IsCompleted);
        Send("x");
        Assert.Equal("x", await waiting);
    }

    [Fact]
    public async Task A_blocked_test_is_woken_by_another_thread()
    {
        var sender = Task.Run(() => TestActor.Tell("x", ActorRefs.NoSender));
        Assert.Equal("x", ReceiveOne());
        await sender;
    }

    [Fact]
    public async Task So_many_messages()
    {
        Send(1, 2, 3, 4, 5, 6, 7);
        Assert.Equal([1, 2], ReceiveN(2).Cast<int>());
        Assert.Equal([3, 4], ReceiveN(2, TimeSpan.FromSeconds(3)).Cast<int>());
        Assert.Equal([5], await ReceiveNAsync(1).ToListAsync());
        Assert.Equal([6], await ReceiveNAsync(1, TimeSpan.FromSeconds(3)).ToListAsync());
        var text = FailureOf.Expecting(() => ReceiveN(2, _short));
        Assert.Contains("Expected 2 messages within 20 ms, but only 1 came.", text, StringComparison.Ordinal);
        Assert.EndsWith($"Int32 <7> from {TestActor}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_while_they_fit()
    {
        Send(1, 2, "x", 3, 4);
        Assert.Equal([1, 2], ReceiveWhile(message => message as int?));
        ExpectMsg("x");
        Assert.Equal([3], await ReceiveWhileAsync<int>(i => i < 4).ToListAsync());
        Assert.Equal(4, PeekOne());
        Assert.Empty(ReceiveWhile<int>(i => i < 4, _short));
    }

    [Fact]
    public void Other_types_are_dropped_or_end_it()
    {
        Send(1, "x", 2, "y", 3);
        Assert.Equal([1, 2], ReceiveWhile<int>(_ => true, msgs: 2));
        Assert.Empty(ReceiveWhile<int>(_ => true, shouldIgnoreOtherMessageTypes: false));
        ExpectMsg("y");
        ExpectMsg(3);
    }

    [Fact]
    public void A_pause_or_the_end_of_the_time_ends_it_without_failing_Within()
    {
        Send(1);
        Within(_short, () => Assert.Equal([1], ReceiveWhile<object>(RemainingOrDefault, message => message)));
        Send(2);
        Assert.Equal([2], ReceiveWhile<object>(TimeSpan.FromSeconds(3), _short, message => message));
        Assert.Equal(2, LastMessage);
    }

    [Fact]
    public async Task Fishing_drops_what_does_not_fit()
    {
        Send(1, "x", 2, 3, "y", 4);
        var dropped = new ArrayList { "of before" };
        Assert.Equal("x", FishForMessage(message => message is string));
        Assert.Equal(3, FishForMessage<int>(i => i == 3, dropped));
        Assert.Equal([2], dropped.Cast<object>());
        Assert.Equal("y", await FishForMessageAsync(message => message is string));
        Assert.Equal(4, await FishForMessageAsync<int>(_ => true));
        Send("z", 5);
        Assert.Equal(5, await FishForMessageAsync<int>(_ => true, dropped));
        Assert.Equal(["z"], dropped.Cast<object>());
    }

    [Fact]
    public void Fishing_in_vain_lists_what_was_dropped()
    {
        Send(1, "x");
        Assert.Equal(
            "Fished 20 ms for a Int64 (prime), but none that came fits: Int32 <1>, \"x\".",
            FailureOf.Expecting(() => FishForMessage<long>(_ => true, _short, "prime")));
    }

    [Fact]
    public async Task Fishing_until_a_type_comes_or_does_not()
    {
        Send("x");
        await FishUntilMessageAsync<int>(_short);
        Send("x", 1);
        Assert.Contains("Expected no Int32 within 20 ms, but there came Int32 <1>", await FailureOf.ExpectingAsync(() => FishUntilMessageAsync<int>(_short)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_comes_or_too_many_messages_do()
    {
        Send(1, 2);
        Assert.Equal([1, 2], (await WaitForRadioSilenceAsync(_short)).Cast<object>());
        Send(1, 2);
        Assert.Contains("after at most 1 messages, but 2 came", await FailureOf.ExpectingAsync(() => WaitForRadioSilenceAsync(_short, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ignored_messages_are_not_seen()
    {
        IgnoreMessages<string>();
        Send("x", 1);
        ExpectMsg(1);
        IgnoreMessages<int>(i => i > 1);
        Send(2, "y");
        ExpectMsg("y");
        IgnoreMessages(message => message is "z");
        Send("z", 2);
        ExpectMsg(2);
        IgnoreNoMessages();
        Send("z");
        ExpectMsg("z");
    }

    private void Send(params object[] messages)
    {
        foreach (var message in messages)
        {
            TestActor.Tell(message, TestActor);
        }
    }
}
