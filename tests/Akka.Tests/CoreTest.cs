using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace Akka.Tests;

/// <summary>A test of the engine's core, on a system of its own that logs nowhere.</summary>
public abstract class CoreTest : Akka.TestKit.Xunit2.TestKit
{
    protected const string VirtualTime = "akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"\n";

    private const string Quiet =
        """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    protected CoreTest(string settings = "")
        : base(ConfigurationFactory.ParseString(settings).WithFallback(ConfigurationFactory.ParseString(Quiet)))
    {
    }

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    protected static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>A puppet that reports to the test actor.</summary>
    protected IActorRef NewPuppet(Action<PuppetHooks>? set = null, string? name = null) => Sys.ActorOf(Puppet.Props(TestActor, set), name);

    protected IActorRef SilentPuppet(Action<PuppetHooks>? set = null, string? name = null) => Sys.ActorOf(Puppet.Props(ActorRefs.Nobody, set), name);

    protected void ExpectAll(params object[] inOrder)
    {
        foreach (var message in inOrder)
        {
            ExpectMsg(message, Patience);
        }
    }

    /// <summary>For what would have come already: everything before it has settled.</summary>
    protected void ExpectNothingYet() => ExpectNoMsg(TimeSpan.Zero);

    /// <summary>The next event of a kind on the event stream of the system.</summary>
    protected TestProbe Events<T>()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(T));
        return probe;
    }
}
