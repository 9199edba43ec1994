using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Tests.Event;

public sealed class DeadLetterListenerTests() : TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("""
    akka.loglevel = INFO
    akka.log-dead-letters = 2
    akka.log-dead-letters-suspend-duration = 10s
    """).WithFallback(TestConfigs.TestSchedulerConfig))
{
    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void So_many_are_logged_then_there_is_a_pause_and_then_one_that_counts_the_rest()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        Lose();
        AssertLogged("was not delivered. [1] dead letters encountered.");
        Lose();
        AssertLogged("[2] dead letters encountered, no more dead letters will be logged in next [00:00:10].");
        Lose();
        Lose();
        AwaitSeenByListener();
        Time.Advance(TimeSpan.FromSeconds(10));
        Lose();
        AssertLogged("[5] dead letters encountered, of which 2 were not logged.");
        Lose();
        AssertLogged("[1] dead letters encountered.");
    }

    [Fact]
    public void Each_kind_says_what_happened()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        Sys.EventStream.Publish(new Dropped("m", "full", TestActor, TestActor));
        AssertLogged("was dropped. full.");
        Sys.EventStream.Publish(new UnhandledMessage("m", TestActor, TestActor));
        AssertLogged($"Message [String] from {TestActor} to {TestActor} was unhandled.");
    }

    [Fact]
    public void A_suppressed_dead_letter_is_not_logged()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        Sys.DeadLetters.Tell(new LoggerInitialized(), TestActor);
        Lose();
        AssertLogged("Message [String]");
    }

    private void AwaitSeenByListener() => AwaitCondition(() => Listener.Cell.NumberOfMessages == 0 && !Listener.Cell.Mailbox.IsScheduled);

    private Akka.Cells.LocalActorRef Listener =>
        (Akka.Cells.LocalActorRef)((ExtendedActorSystem)Sys).SystemGuardian.GetChild(["deadLetterListener"]);

    private void Lose() => Sys.DeadLetters.Tell("lost", TestActor);

    private void AssertLogged(string part) => Assert.Contains(part, ExpectMsg<Info>().Message.ToString(), StringComparison.Ordinal);
}
