using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests;

/// <summary>A test on a system of its own that logs nowhere, and whose time stands still unless the test moves it.</summary>
public abstract class EngineTest : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings =
        """
        akka.stdout-loglevel = OFF
        akka.loglevel = DEBUG
        akka.loggers = []
        akka.scheduler.implementation = "Akka.Tests.ManualScheduler, Akka.Tests"
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    protected EngineTest(string settings = "")
        : base(ConfigurationFactory.ParseString(settings).WithFallback(Settings))
    {
        Probe = new Probe(CreateTestProbe());
    }

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    protected ActorSystem System => Sys;

    protected Probe Probe { get; }

    internal ManualScheduler Time => (ManualScheduler)Sys.Scheduler;

    /// <summary>Bounds a wait for what must happen.</summary>
    protected static Task Soon(Task task) => task.WaitAsync(Patience);

    /// <inheritdoc cref="Soon(Task)"/>
    protected static Task<T> Soon<T>(Task<T> task) => task.WaitAsync(Patience);

    protected static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    /// <summary>Waits until the actor has handled what it has been sent.</summary>
    protected static Task Settle(IActorRef actor) => Soon(actor.Ask<ActorIdentity>(new Identify(1), Timeout.InfiniteTimeSpan));

    protected IActorRef Start<T>(Func<T> make)
        where T : ActorBase =>
        Sys.ActorOf(Props.CreateBy(new Producer<T>(make)));

    private sealed class Producer<T>(Func<T> make) : IIndirectActorProducer
        where T : ActorBase
    {
        public Type ActorType => typeof(T);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }
}
