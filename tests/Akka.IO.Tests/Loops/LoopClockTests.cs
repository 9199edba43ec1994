using System.Diagnostics;
using Akka.IO.Loops;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Loops;

public sealed class LoopClockTests
{
    [LinuxFact]
    public void It_tells_from_any_thread_what_its_own_has_run()
    {
        LoopClock? clock = null;
        LoopLoad? before = null;
        using var read = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            clock = LoopClock.OfThisThread();
            before = clock!.Read();
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 50)
            {
            }

            read.Wait();
        });
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => clock is not null && clock.Read() is { } now && now.Busy - before?.Busy > 5_000_000, TimeSpan.FromSeconds(10)));
        read.Set();
        thread.Join();
        clock!.Dispose();
        Assert.Null(clock.Read());
    }
}
