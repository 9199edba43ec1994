using Akka.Actor;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Contract;

public sealed class AffinityContract
{
    [LinuxFact]
    public async Task A_handler_runs_on_its_connections_loop_unless_it_is_switched_off()
    {
        Assert.EndsWith("-io-1", await HandlerThread("handler-affinity = on", Props.Create(() => new ThreadName())), StringComparison.Ordinal);
        Assert.DoesNotContain("-io-1", await HandlerThread("handler-affinity = off", Props.Create(() => new ThreadName())), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_handler_with_a_dispatcher_of_its_own_stays_there()
    {
        var pinned = Props.Create(() => new ThreadName()).WithDispatcher("akka.actor.default-blocking-io-dispatcher");
        Assert.DoesNotContain("-io-1", await HandlerThread("", pinned), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Messages_of_one_sender_keep_their_order_over_the_move()
    {
        await using var rig = new TcpRig("epoll");
        for (var round = 0; round < 20; round++)
        {
            var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var handler = rig.System.ActorOf(Props.Create(() => new InOrder(done, 5_000)));
            var c = rig.Converse(handler: handler);
            for (var i = 0; i < 5_000; i++)
            {
                if (i == 1_000)
                {
                    c.Tell(Tcp.SuspendReading.Instance);
                }

                handler.Tell(i);
            }

            Assert.True(await done.Task.WaitAsync(TimeSpan.FromSeconds(10)));
            c.Peer.Dispose();
        }
    }

    private static async Task<string> HandlerThread(string settings, Props props)
    {
        await using var rig = new TcpRig("epoll", settings);
        var handler = rig.System.ActorOf(props);
        var c = rig.Converse(handler: handler);
        var thread = "";
        for (var i = 0; i < 20 && !thread.EndsWith("-io-1", StringComparison.Ordinal); i++)
        {
            // The first chunks may still be handled in the turn in which the handler was created, on the pool.
            c.Peer.Send("x"u8);
            c.Read(1);
            thread = await handler.Ask<string>("where?", TimeSpan.FromSeconds(10));
        }

        return thread;
    }

    private sealed class ThreadName : UntypedActor
    {
        private string _thread = "";

        protected override void OnReceive(object message)
        {
            if (message is Tcp.Received received)
            {
                _thread = Thread.CurrentThread.Name ?? "";
                Sender.Tell(Tcp.Write.Create(received.Data));
            }
            else if (message is string)
            {
                Sender.Tell(_thread);
            }
        }
    }

    private sealed class InOrder(TaskCompletionSource<bool> done, int last) : UntypedActor
    {
        private int _expected;

        protected override void OnReceive(object message)
        {
            if (message is int number)
            {
                if (number != _expected++)
                {
                    done.TrySetResult(false);
                }
                else if (_expected == last)
                {
                    done.TrySetResult(true);
                }
            }
        }
    }
}
