using Akka.Actor;

namespace Akka.Tests.Actor.Inboxes;

public sealed class InboxQueueTests
{
    private readonly InboxQueue _queue = new(3, TimeProvider.System);

    [Fact]
    public async Task Messages_are_taken_in_order()
    {
        _queue.Offer(1);
        _queue.Offer(2);
        Assert.Equal(1, await Take());
        Assert.Equal(2, await Take());
    }

    [Fact]
    public async Task Who_waits_gets_the_next_message_first_come_first_served()
    {
        var first = Take();
        var second = Take();
        _queue.Offer(1);
        _queue.Offer(2);
        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task A_predicate_takes_its_message_and_leaves_the_others()
    {
        var even = Take(message => (int)message % 2 == 0);
        _queue.Offer(1);
        _queue.Offer(3);
        Assert.False(even.IsCompleted);
        _queue.Offer(4);
        Assert.Equal(4, await even);
        Assert.Equal(3, await Take(message => (int)message == 3));
        Assert.Equal(1, await Take());
    }

    [Fact]
    public async Task A_predicate_that_throws_ends_its_own_wait_only()
    {
        var bad = Take(_ => throw new InvalidOperationException("boom"));
        var good = Take();
        Assert.True(_queue.Offer(1));
        Assert.Equal(1, await good);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        _queue.Offer(2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Take(_ => throw new InvalidOperationException("boom")));
        Assert.Equal(2, await Take());
    }

    [Fact]
    public async Task A_full_queue_refuses_but_for_one_who_waits()
    {
        Assert.True(_queue.Offer(1));
        Assert.True(_queue.Offer(1));
        Assert.True(_queue.Offer(1));
        Assert.False(_queue.Offer(1));
        var two = Take(message => (int)message == 2);
        Assert.True(_queue.Offer(2));
        Assert.Equal(2, await two);
    }

    [Fact]
    public async Task A_timeout_is_a_failure_and_its_message_goes_to_the_next()
    {
        var failure = Assert.IsType<Status.Failure>(await _queue.Take(null, TimeSpan.FromMilliseconds(5)));
        Assert.IsAssignableFrom<TimeoutException>(failure.Cause);
        _queue.Offer(1);
        Assert.Equal(1, await Take());
    }

    [Fact]
    public async Task Closing_fails_those_who_wait_and_leaves_what_is_there()
    {
        var waiting = Take(message => message is "never");
        _queue.Offer(1);
        _queue.Close();
        Assert.IsType<ObjectDisposedException>(Assert.IsType<Status.Failure>(await waiting).Cause);
        Assert.Equal(1, await Take());
        Assert.IsType<Status.Failure>(await Take());
    }

    [Fact]
    public void The_size_is_at_least_one() => Assert.Throws<ArgumentOutOfRangeException>(() => new InboxQueue(0, TimeProvider.System));

    private Task<object> Take(Predicate<object>? predicate = null) => _queue.Take(predicate, TimeSpan.FromSeconds(20));
}
