using Akka.Actor;

namespace Akka.Tests.Cells;

public sealed class ReceiveTimeoutTests() : CoreTest(VirtualTime)
{
    [Fact]
    public async Task Comes_when_nothing_came_for_its_time_and_again_as_long_as_nothing_comes()
    {
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        await actor.Settle();
        Time.Advance(Ms(99));
        ExpectNothingYet();
        Time.Advance(Ms(1));
        ExpectMsg<ReceiveTimeout>(Patience);
        await Passed(actor);
        Time.Advance(Ms(100));
        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public async Task A_message_starts_the_time_anew()
    {
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        await actor.Settle();
        Time.Advance(Ms(60));
        actor.Tell("message");
        ExpectMsg("message", Patience);
        await Passed(actor);
        Time.Advance(Ms(60));
        ExpectNothingYet();
        Time.Advance(Ms(40));

        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public async Task A_message_that_shall_not_influence_it_does_not()
    {
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        await actor.Settle();
        Time.Advance(Ms(60));
        actor.Tell(new Transparent());
        ExpectMsg<Transparent>(Patience);
        await Passed(actor);
        Time.Advance(Ms(40));

        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public async Task Null_switches_it_off()
    {
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        Assert.Equal(Ms(100), await actor.Get(self => self.Context.ReceiveTimeout));
        await actor.Get(self =>
        {
            self.SetReceiveTimeout(null);
            return 0;
        });
        await Passed(actor);
        Time.Advance(Ms(1000));
        await actor.Settle();

        ExpectNothingYet();
        Assert.Null(await actor.Get(self => self.Context.ReceiveTimeout));
    }

    [Fact]
    public async Task A_new_time_counts_from_the_message_that_sets_it_even_one_that_does_not_influence_it()
    {
        var actor = NewPuppet(hooks =>
        {
            hooks.Constructor = self => self.SetReceiveTimeout(Ms(100));
            hooks.Receive = (self, message) =>
            {
                if (message is Transparent)
                {
                    self.SetReceiveTimeout(Ms(300));
                }

                self.Test.Tell(message);
            };
        });
        await actor.Settle();
        actor.Tell(new Transparent());
        ExpectMsg<Transparent>(Patience);
        await Passed(actor);
        Time.Advance(Ms(299));
        ExpectNothingYet();
        Time.Advance(Ms(1));

        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public void It_must_be_longer_than_zero()
    {
        var actor = NewPuppet();
        actor.Do(self => self.Test.Tell(Record.Exception(() => self.SetReceiveTimeout(TimeSpan.Zero))));

        ExpectMsg<ArgumentOutOfRangeException>(Patience);
    }

    [Fact]
    public async Task It_survives_a_restart_and_one_set_in_PostRestart_counts_at_once()
    {
        var actor = NewPuppet(hooks => hooks.PostRestart = (self, _) => self.SetReceiveTimeout(Ms(100)));
        actor.Tell(new InvalidOperationException());
        await actor.Settle();
        await Passed(actor);
        Time.Advance(Ms(100));
        ExpectMsg<ReceiveTimeout>(Patience);
        actor.Tell(new InvalidOperationException());
        await actor.Settle();
        await Passed(actor);
        Time.Advance(Ms(100));

        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public async Task An_async_handler_at_work_is_not_idle()
    {
        var release = new TaskCompletionSource();
        var actor = NewPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        actor.Do(self => self.RunTask(async () => await release.Task));
        await ((Akka.Cells.LocalActorRef)actor).Cell.Held();
        Time.Advance(Ms(500));
        release.SetResult();
        await actor.Settle();
        ExpectNothingYet();
        await Passed(actor);
        Time.Advance(Ms(100));

        ExpectMsg<ReceiveTimeout>(Patience);
    }

    [Fact]
    public async Task An_actor_that_ended_is_left_in_peace()
    {
        var letters = Events<Akka.Event.AllDeadLetters>();
        var actor = SilentPuppet(hooks => hooks.Constructor = self => self.SetReceiveTimeout(Ms(100)));
        await actor.Settle();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);
        Time.Advance(Ms(1000));

        letters.ExpectNoMsg(TimeSpan.Zero);
    }

    /// <summary>Waits until the turn is over, in which the time is started anew.</summary>
    private static Task Passed(IActorRef actor) => ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Unscheduled();

    private sealed class Transparent : INotInfluenceReceiveTimeout;
}
