using Akka.Actor;
using Akka.Event;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Contract;

public sealed class BlockedLoopContract
{
    [LinuxFact]
    public async Task A_handler_that_keeps_its_loop_is_named_in_the_log()
    {
        await using var rig = new TcpRig("epoll", "event-loops.blocked-after = 200ms", logLevel: "WARNING");
        var log = rig.NewProbe();
        rig.System.EventStream.Subscribe(log.Ref, typeof(Warning));
        using var blocks = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var handler = rig.System.ActorOf(Props.Create(() => new Blocker(blocks, release)), "sleeper");
        var c = rig.Converse(handler: handler);
        do
        {
            // The first chunks may still be handled in the turn in which the handler was created, on the pool.
            c.Peer.Send("x"u8);
        }
        while (!blocks.Wait(TimeSpan.FromMilliseconds(20)));

        var blocked = log.Expect();
        release.Set();
        var over = log.Expect();
        Assert.Contains($"kept by akka://{rig.System.Name}/user/sleeper", blocked.ToString(), StringComparison.Ordinal);
        Assert.Contains("goes on", over.ToString(), StringComparison.Ordinal);
    }

    private sealed class Blocker(ManualResetEventSlim blocks, ManualResetEventSlim release) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Tcp.Received && Thread.CurrentThread.Name?.EndsWith("-io-1", StringComparison.Ordinal) == true)
            {
                blocks.Set();
                release.Wait(TimeSpan.FromSeconds(20));
            }
        }
    }
}
