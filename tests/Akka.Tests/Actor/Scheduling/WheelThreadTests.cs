using Akka.Actor;

namespace Akka.Tests.Actor.Scheduling;

public sealed class WheelThreadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WheelThread _wheel = new(
        new WheelTurns(TimeSpan.FromMilliseconds(10), 16, TimeProvider.System, (cause, _) => throw cause), Patience);

    public void Dispose() => _wheel.Dispose();

    [Fact]
    public void Its_thread_starts_with_the_first_push_and_wakes_for_an_earlier_one()
    {
        var late = false;
        using var early = new ManualResetEventSlim();
        Assert.True(_wheel.Push(new ActionEntry(() => late = true, 0, null), TimeSpan.FromHours(1)));
        Assert.True(_wheel.Push(new ActionEntry(early.Set, 0, null), TimeSpan.FromMilliseconds(20)));
        Assert.True(early.Wait(Patience));
        Assert.False(late);
    }

    [Fact]
    public void Pushes_from_many_threads_all_run_once()
    {
        const int threads = 4, each = 5_000;
        var counts = new int[threads * each];
        using var all = new CountdownEvent(threads * each);
        Parallel.For(0, threads, thread =>
        {
            for (var i = 0; i < each; i++)
            {
                var index = thread * each + i;
                _wheel.Push(new ActionEntry(Count, 0, null), TimeSpan.FromMicroseconds(index % 30_000));

                void Count()
                {
                    Interlocked.Increment(ref counts[index]);
                    all.Signal();
                }
            }
        });

        Assert.True(all.Wait(Patience));
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_cancellation_that_races_with_the_run_lets_it_happen_at_most_once()
    {
        const int rounds = 3_000;
        var runs = new int[rounds];
        var cancelables = Enumerable.Range(0, rounds).Select(_ => new Cancelable(NoScheduler.Instance)).ToArray();
        using var last = new ManualResetEventSlim();
        for (var i = 0; i < rounds; i++)
        {
            var index = i;
            _wheel.Push(new ActionEntry(() => Interlocked.Increment(ref runs[index]), 0, cancelables[i]), TimeSpan.FromMicroseconds(i * 10));
        }

        foreach (var cancelable in cancelables)
        {
            cancelable.Cancel();
        }

        var seen = (int[])runs.Clone();
        _wheel.Push(new ActionEntry(last.Set, 0, null), TimeSpan.FromMilliseconds(100));
        Assert.True(last.Wait(Patience));
        Assert.All(runs, count => Assert.InRange(count, 0, 1));

        // Only a run that had begun when Cancel was called may still come; there is one thread, so at most one.
        Assert.InRange(runs.Sum() - seen.Sum(), 0, 1);
    }

    [Fact]
    public void Dispose_from_the_wheels_own_thread_does_not_wait_for_itself()
    {
        using var done = new ManualResetEventSlim();
        _wheel.Push(new ActionEntry(() => { _wheel.Dispose(); done.Set(); }, 0, null), TimeSpan.Zero);
        Assert.True(done.Wait(Patience));
        Assert.True(_wheel.IsStopped);
    }

    [Fact]
    public void Dispose_waits_for_the_run_that_has_begun()
    {
        using var begun = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var ended = false;
        _wheel.Push(new ActionEntry(() => { begun.Set(); release.Wait(Patience); Volatile.Write(ref ended, true); }, 0, null), TimeSpan.Zero);
        Assert.True(begun.Wait(Patience));
        var disposal = new Thread(_wheel.Dispose);
        disposal.Start();
        Assert.True(SpinWait.SpinUntil(() => _wheel.IsStopped, Patience));
        release.Set();
        Assert.True(disposal.Join(Patience));
        Assert.True(Volatile.Read(ref ended));
    }

    [Fact]
    public void Once_disposed_it_takes_nothing_and_a_second_dispose_is_harmless()
    {
        Assert.True(_wheel.Push(new ActionEntry(() => { }, 0, null), TimeSpan.FromHours(1)));
        _wheel.Dispose();
        _wheel.Dispose();
        Assert.False(_wheel.Push(new ActionEntry(() => { }, 0, null), TimeSpan.Zero));
    }

    [Fact]
    public void Disposed_before_its_first_push_it_starts_no_thread()
    {
        _wheel.Dispose();
        Assert.False(_wheel.Push(new ActionEntry(() => { }, 0, null), TimeSpan.Zero));
    }
}
