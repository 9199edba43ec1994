using Akka.Dispatch;
using Akka.IO.Loops;

namespace Akka.IO.Tests.Loops;

public sealed class RunQueueTests
{
    [Fact]
    public void First_in_first_out_also_while_it_grows_and_wraps()
    {
        var queue = new RunQueue();
        var (put, taken) = (0, 0);
        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 37; i++)
            {
                queue.Enqueue(new Number(put++));
            }

            for (var i = 0; i < 23; i++)
            {
                Assert.True(queue.TryDequeue(out var run));
                Assert.Equal(taken++, ((Number)run).Value);
            }

            Assert.Equal(put - taken, queue.Count);
        }

        while (queue.TryDequeue(out var run))
        {
            Assert.Equal(taken++, ((Number)run).Value);
        }

        Assert.Equal(put, taken);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Looking_ahead_takes_nothing_and_ends_where_the_queue_does()
    {
        var queue = new RunQueue();
        Assert.Null(queue.Peek(0));
        queue.Enqueue(new Number(1));
        queue.Enqueue(new Number(2));
        Assert.Equal(1, ((Number)queue.Peek(0)!).Value);
        Assert.Equal(2, ((Number)queue.Peek(1)!).Value);
        Assert.Null(queue.Peek(2));
        Assert.Equal(2, queue.Count);
    }

    private sealed class Number(int value) : IRunnable
    {
        public int Value => value;

        public void Run() => throw new NotSupportedException();

        public void Execute() => Run();
    }
}
