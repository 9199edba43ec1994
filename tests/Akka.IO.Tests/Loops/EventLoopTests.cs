using Akka.Dispatch;
using Akka.IO.Loops;

namespace Akka.IO.Tests.Loops;

public sealed class EventLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public void Work_from_the_loop_itself_needs_no_wake_up()
    {
        var poller = new SemaphorePoller();
        var loop = new EventLoop(poller, Fail);
        using var scope = loop.Enter();
        var ran = new List<int>();
        loop.Execute(new Work(() =>
        {
            ran.Add(1);
            loop.Execute(new Work(() => ran.Add(2)));
        }));
        loop.Turn(mayBlock: true);
        Assert.Equal([1, 2], ran);
        Assert.Equal(0, poller.Wakes);
        Assert.Equal(0, poller.Sleeps);
        loop.Stop();
    }

    [Fact]
    public void Actors_that_talk_to_themselves_do_not_keep_the_sockets_waiting()
    {
        var loop = new EventLoop(new SemaphorePoller(), Fail);
        using var scope = loop.Enter();
        var runs = 0;
        Work? again = null;
        again = new Work(() =>
        {
            runs++;
            loop.Execute(again!);
        });
        loop.Execute(again);
        loop.Turn(mayBlock: true);
        Assert.Equal(EventLoop.RunBudget, runs);
        loop.Stop();
    }

    [Fact]
    public void What_throws_is_reported_and_the_rest_runs()
    {
        var faults = new List<Exception>();
        var loop = new EventLoop(new SemaphorePoller(), faults.Add);
        using var scope = loop.Enter();
        var ran = false;
        loop.Execute(new Work(() => throw new InvalidOperationException("as asked")));
        loop.Execute(new Work(() => ran = true));
        loop.Turn(mayBlock: true);
        Assert.True(ran);
        Assert.IsType<InvalidOperationException>(Assert.Single(faults));
        loop.Stop();
    }

    [Fact]
    public void No_wake_up_is_lost_and_none_is_made_twice_for_one_sleep()
    {
        const int Posters = 4;
        const int Each = 20_000;
        var poller = new SemaphorePoller();
        var loop = new EventLoop(poller, Fail);
        var thread = loop.Start("loop under test");
        var ran = 0;
        var work = new Work(() => Interlocked.Increment(ref ran));
        var posters = Enumerable.Range(0, Posters).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
            {
                loop.Execute(work);
                if (i % 64 == 0)
                {
                    Thread.Yield(); // So that the loop comes to sleep now and then.
                }
            }
        })).ToList();
        posters.ForEach(p => p.Start());
        posters.ForEach(p => p.Join());
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref ran) == Posters * Each, Patience));
        loop.Stop();
        Assert.True(thread.Join(Patience));
        Assert.InRange(poller.Wakes, 0, poller.Sleeps);
        Assert.True(poller.Disposed);
    }

    [Fact]
    public void Work_for_a_loop_that_has_ended_runs_on_the_pool()
    {
        var loop = new EventLoop(new SemaphorePoller(), Fail);
        var thread = loop.Start("loop under test");
        loop.Stop();
        Assert.True(thread.Join(Patience));
        using var ran = new ManualResetEventSlim();
        loop.Execute(new Work(ran.Set));
        Assert.True(ran.Wait(Patience));
    }

    private static void Fail(Exception e) => Assert.Fail(e.ToString());

    private sealed class Work(Action action) : IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }

    /// <summary>A poller without I/O, which counts.</summary>
    private sealed class SemaphorePoller : IPoller
    {
        private readonly SemaphoreSlim _wake = new(0);
        private int _wakes;

        public int Wakes => Volatile.Read(ref _wakes);

        public int Sleeps { get; private set; }

        public bool Disposed { get; private set; }

        public bool HasReady => false;

        public void Wait(bool block)
        {
            if (block)
            {
                Sleeps++;
                _wake.Wait();
            }
        }

        public bool Dispatch() => false;

        public void EndRound()
        {
        }

        public void Wake()
        {
            Interlocked.Increment(ref _wakes);
            _wake.Release();
        }

        public void Dispose() => Disposed = true;
    }
}
