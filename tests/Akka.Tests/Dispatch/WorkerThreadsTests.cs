using System.Collections.Concurrent;
using Akka.Dispatch;

namespace Akka.Tests.Dispatch;

public sealed class WorkerThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Runs_all_work_in_order_on_one_thread()
    {
        var workers = new WorkerThreads("one", 1, Timeout.InfiniteTimeSpan);
        using var done = new CountdownEvent(1000);
        var ran = new ConcurrentQueue<(int, int)>();
        for (var i = 0; i < 1000; i++)
        {
            var number = i;
            workers.Execute(new ActionRunnable(() =>
            {
                ran.Enqueue((number, Environment.CurrentManagedThreadId));
                done.Signal();
            }));
        }

        Assert.True(done.Wait(Patience));
        workers.Stop();
        Assert.Equal(Enumerable.Range(0, 1000), ran.Select(one => one.Item1));
        Assert.Single(ran.Select(one => one.Item2).Distinct());
    }

    [Fact]
    public void A_thread_that_idles_too_long_ends_and_another_takes_its_place()
    {
        var workers = new WorkerThreads("short", 2, TimeSpan.FromMilliseconds(1));
        var first = Run(workers);
        Assert.True(first.Join(Patience));
        var second = Run(workers);
        Assert.NotSame(first, second);

        Assert.True(second.Join(Patience));
    }

    [Fact]
    public void None_ends_between_the_last_look_and_the_wait()
    {
        // Each piece of work comes about when the thread gives up waiting: none may be left lying.
        var workers = new WorkerThreads("race", 1, TimeSpan.Zero);
        using var ran = new SemaphoreSlim(0);
        for (var i = 0; i < 3000; i++)
        {
            workers.Execute(new ActionRunnable(() => ran.Release()));
            if (i % 3 == 0)
            {
                Assert.True(ran.Wait(Patience));
                ran.Release();
            }
        }

        for (var i = 0; i < 3000; i++)
        {
            Assert.True(ran.Wait(Patience));
        }
    }

    [Fact]
    public void After_the_stop_its_threads_end_and_work_runs_on_the_pool()
    {
        var workers = new WorkerThreads("stopped", 2, Timeout.InfiniteTimeSpan);
        var thread = Run(workers);
        workers.Stop();
        Assert.True(thread.Join(Patience));

        Assert.True(Run(workers).IsThreadPoolThread);
    }

    [Fact]
    public void What_was_handed_over_before_the_stop_is_still_run()
    {
        var workers = new WorkerThreads("rest", 1, Timeout.InfiniteTimeSpan);
        using var hold = new ManualResetEventSlim();
        using var rest = new CountdownEvent(10);
        workers.Execute(new ActionRunnable(() => hold.Wait(Patience)));
        for (var i = 0; i < 10; i++)
        {
            workers.Execute(new ActionRunnable(() => rest.Signal()));
        }

        workers.Stop();
        hold.Set();
        Assert.True(rest.Wait(Patience));
    }

    private static Thread Run(WorkerThreads workers)
    {
        using var done = new ManualResetEventSlim();
        Thread? thread = null;
        workers.Execute(new ActionRunnable(() =>
        {
            thread = Thread.CurrentThread;
            done.Set();
        }));
        Assert.True(done.Wait(Patience));
        return thread!;
    }
}
