using Akka.Actor;
using Akka.Cells;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class AsyncHandlerTests : CoreTest
{
    [Fact]
    public async Task Holds_the_mailbox_until_it_has_ended()
    {
        var release = new TaskCompletionSource();
        var actor = NewPuppet();
        actor.Do(self => self.RunTask(async () =>
        {
            await release.Task;
            self.Test.Tell("handler");
        }));
        actor.Tell("next");
        await ((LocalActorRef)actor).Cell.Held();
        ExpectNothingYet();
        release.SetResult();

        ExpectAll("handler", "next");
    }

    [Fact]
    public void Keeps_context_self_and_sender_over_awaits()
    {
        var actor = NewPuppet();
        var sender = CreateTestProbe();
        actor.Tell(
            (Action<Puppet>)(self => self.RunTask(async () =>
            {
                for (var i = 0; i < 3; i++)
                {
                    await Task.Yield();
                    await Task.Run(() => { });
                    self.Test.Tell((self.Context.Self, self.Sender, ReferenceEquals(ActorRefsOf(self), self.Self)));
                }
            })),
            sender.Ref);

        for (var i = 0; i < 3; i++)
        {
            ExpectMsg<(IActorRef, IActorRef, bool)>((actor, sender.Ref, true), Patience);
        }
    }

    [Fact]
    public void An_exception_before_or_behind_an_await_is_the_actors_failure()
    {
        var actor = NewPuppet(hooks => hooks.PreRestart = (self, reason, message) => self.Test.Tell((reason.GetType(), message)));
        Action<Puppet> early = self => self.RunTask(() => throw new NotSupportedException());
        Action<Puppet> late = self => self.RunTask(async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException();
        });
        actor.Tell(early);
        actor.Tell(late);
        actor.Tell("new instance");

        ExpectAll((typeof(NotSupportedException), (object)early), (typeof(InvalidOperationException), (object)late), "new instance");
    }

    [Fact]
    public void A_cancelled_handler_is_a_failure_too()
    {
        var actor = NewPuppet(hooks => hooks.PreRestart = (self, reason, _) => self.Test.Tell(reason));
        actor.Do(self => self.RunTask(async () =>
        {
            await Task.Yield();
            throw new OperationCanceledException();
        }));

        ExpectMsg<Exception>(e => Assert.IsAssignableFrom<OperationCanceledException>(e), Patience);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_it_and_the_handler_runs_on_outside()
    {
        var release = new TaskCompletionSource();
        var result = new TaskCompletionSource<bool>();
        var letters = Events<DeadLetter>();
        var actor = SilentPuppet();
        actor.Do(self => self.RunTask(async () =>
        {
            await release.Task;
            result.SetResult(ReferenceEquals(ActorCell.Current, self.Cell));
        }));
        actor.Tell("waits");
        await ((LocalActorRef)actor).Cell.Held();
        Watch(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor, Patience);
        Assert.Equal("waits", letters.ExpectMsg<DeadLetter>(Patience).Message);
        release.SetResult();
        Assert.False(await result.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_failure_after_the_actors_end_is_logged()
    {
        var release = new TaskCompletionSource();
        var warnings = Events<Warning>();
        var actor = SilentPuppet();
        actor.Do(self => self.RunTask(async () =>
        {
            await release.Task;
            throw new NotSupportedException();
        }));
        await ((LocalActorRef)actor).Cell.Held();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);
        release.SetResult();

        Assert.IsType<NotSupportedException>(warnings.ExpectMsg<Warning>(Patience).Cause?.InnerException);
    }

    [Fact]
    public async Task A_restart_meanwhile_lets_the_old_handler_end_before_the_new_instance_takes_messages()
    {
        var release = new TaskCompletionSource();
        var actor = NewPuppet(hooks => hooks.PostRestart = (self, _) => self.Test.Tell("restarted"));
        actor.Do(self => self.RunTask(async () =>
        {
            await release.Task;
            self.Test.Tell("old handler");
        }));
        actor.Tell("for the new one");
        var cell = ((LocalActorRef)actor).Cell;
        await cell.Held();
        ((IInternalActorRef)actor).Suspend();
        ((IInternalActorRef)actor).Restart(new InvalidOperationException());
        ExpectMsg("restarted", Patience);
        ExpectNothingYet();
        release.SetResult();

        ExpectAll("old handler", "for the new one");
    }

    [Fact]
    public async Task What_the_old_instance_left_running_cannot_fail_the_new_one()
    {
        var release = new TaskCompletionSource();
        var warnings = Events<Warning>();
        var restarts = 0;
        var actor = NewPuppet(hooks => hooks.PostRestart = (self, _) =>
        {
            restarts++;
            self.RunTask(async () => await release.Task); // The new instance has a task of its own at the time.
            self.Test.Tell("restarted");
        });
        actor.Do(self => self.RunTask(async () =>
        {
            await release.Task;
            throw new NotSupportedException();
        }));
        await ((LocalActorRef)actor).Cell.Held();
        ((IInternalActorRef)actor).Suspend();
        ((IInternalActorRef)actor).Restart(new InvalidOperationException());
        ExpectMsg("restarted", Patience);
        release.SetResult();
        actor.Tell("works");

        Assert.IsType<NotSupportedException>(warnings.ExpectMsg<Warning>(Patience).Cause?.InnerException);
        ExpectMsg("works", Patience);
        Assert.Equal(1, restarts);
    }

    [Fact]
    public async Task An_ask_of_a_child_that_fails_meanwhile_does_not_wedge_the_parent()
    {
        var parent = NewPuppet();
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.Receive = (self, message) => self.Sender.Tell(message)));
        parent.Do(self => self.RunTask(async () =>
        {
            child.Tell(new InvalidOperationException());
            self.Test.Tell(await child.Ask<string>("answered by the next instance", Patience));
        }));

        ExpectMsg("answered by the next instance", Patience);
    }

    [Fact]
    public void PreStart_may_run_a_task_and_messages_wait_for_it()
    {
        var actor = NewPuppet(hooks => hooks.PreStart = self => self.RunTask(async () =>
        {
            await Task.Yield();
            self.Test.Tell("prepared");
        }));
        actor.Tell("message");

        ExpectAll("prepared", "message");
    }

    [Fact]
    public void Two_tasks_of_one_message_both_hold_the_mailbox()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.RunTask(async () =>
            {
                await first.Task;
                self.Test.Tell("first");
            });
            self.RunTask(async () =>
            {
                await second.Task;
                self.Test.Tell("second");
            });
        });
        actor.Tell("next");
        second.SetResult();
        ExpectMsg("second", Patience);
        first.SetResult();

        ExpectAll("first", "next");
    }

    [Fact]
    public void A_handler_that_ends_at_once_costs_no_turn()
    {
        var actor = NewPuppet();
        actor.Do(self =>
        {
            self.RunTask(() =>
            {
                self.Test.Tell("task");
                return Task.CompletedTask;
            });
            self.Test.Tell("rest of the message");
        });

        ExpectAll("task", "rest of the message");
    }

    [Fact]
    public async Task No_two_steps_run_at_once()
    {
        var inside = 0;
        var actor = SilentPuppet();
        var done = await actor.Get(self =>
        {
            var ended = new TaskCompletionSource();
            self.RunTask(async () =>
            {
                await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
                {
                    for (var i = 0; i < 50; i++)
                    {
                        await Task.Yield();
                        Assert.Equal(1, Interlocked.Increment(ref inside));
                        Interlocked.Decrement(ref inside);
                    }
                }));
                ended.SetResult();
            });
            return ended.Task;
        });

        await done.WaitAsync(Patience);
    }

    private static IActorRef ActorRefsOf(Puppet self) => self.Context.System.ActorSelection(self.Self.Path).Anchor is not null ? self.Context.Self : ActorRefs.Nobody;
}
