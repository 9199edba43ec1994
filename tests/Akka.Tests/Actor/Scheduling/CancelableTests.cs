using Akka.Actor;

namespace Akka.Tests.Actor.Scheduling;

public sealed class CancelableTests
{
    [Fact]
    public void Cancelling_sets_the_flag_and_the_token_whether_asked_for_before_or_after()
    {
        foreach (var askFirst in new[] { true, false })
        {
            var cancelable = new Cancelable(NoScheduler.Instance);
            var calls = 0;
            if (askFirst)
            {
                cancelable.Token.Register(() => calls++);
            }

            Assert.False(cancelable.IsCancellationRequested);
            cancelable.Cancel();
            cancelable.Cancel();
            Assert.True(cancelable.IsCancellationRequested);
            Assert.True(cancelable.Token.IsCancellationRequested);
            Assert.Equal(askFirst ? 1 : 0, calls);
        }
    }

    [Fact]
    public void Cancel_lets_the_first_exception_through_or_gathers_them()
    {
        Assert.Throws<AggregateException>(() => Failing().Cancel());
        Assert.Throws<InvalidOperationException>(() => Failing().Cancel(throwOnFirstException: true));

        static Cancelable Failing()
        {
            var cancelable = new Cancelable(NoScheduler.Instance);
            cancelable.Token.Register(() => throw new InvalidOperationException("boom"));
            return cancelable;
        }
    }

    [Fact]
    public void Created_cancelled_it_is_so_in_every_way()
    {
        var cancelable = Cancelable.CreateCanceled();
        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(cancelable.Token.IsCancellationRequested);
        cancelable.CancelAfter(10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_linked_one_follows_any_of_its_sources_and_does_not_lead_them(int which)
    {
        var sources = new ICancelable[] { new Cancelable(NoScheduler.Instance), new Cancelable(NoScheduler.Instance) };
        var linked = Cancelable.CreateLinkedCancelable(NoScheduler.Instance, sources);
        var other = Cancelable.CreateLinkedCancelable(NoScheduler.Instance, Array.ConvertAll(sources, source => source.Token));
        other.Cancel();
        Assert.All(sources, source => Assert.False(source.IsCancellationRequested));
        sources[which].Cancel();
        Assert.True(linked.IsCancellationRequested);
        Assert.True(linked.Token.IsCancellationRequested);
        Assert.False(sources[1 - which].IsCancellationRequested);
    }

    [Fact]
    public void Once_disposed_it_refuses()
    {
        var cancelable = new Cancelable(NoScheduler.Instance);
        _ = cancelable.Token;
        cancelable.Dispose();
        cancelable.Dispose();
        Assert.True(cancelable.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => cancelable.Token);
        Assert.Throws<ObjectDisposedException>(() => cancelable.Cancel());
        Assert.Throws<ObjectDisposedException>(() => cancelable.CancelAfter(1));
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        var cancelable = new Cancelable(NoScheduler.Instance);
        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Cancel_if_not_null_takes_both()
    {
        var cancelable = new Cancelable(NoScheduler.Instance);
        cancelable.CancelIfNotNull();
        ((ICancelable?)null).CancelIfNotNull();
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void A_token_asked_for_during_the_cancellation_is_cancelled()
    {
        for (var round = 0; round < 2_000; round++)
        {
            var cancelable = new Cancelable(NoScheduler.Instance);
            var token = CancellationToken.None;
            using var barrier = new Barrier(2);
            var asker = new Thread(() =>
            {
                barrier.SignalAndWait();
                token = cancelable.Token;
            });
            asker.Start();
            barrier.SignalAndWait();
            cancelable.Cancel();
            asker.Join();
            Assert.True(token.IsCancellationRequested);
        }
    }
}
