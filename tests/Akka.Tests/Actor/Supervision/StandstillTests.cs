using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Tests.Actor.Supervision;

/// <summary>What stands still while a failure is decided upon, and what waits for what.</summary>
public sealed class StandstillTests : CoreTest
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public async Task Children_stand_still_while_their_parents_failure_is_decided()
    {
        var deciding = new Gate();
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ =>
        {
            deciding.Pass();
            return Directive.Resume;
        }));
        var parent = await top.Child(Puppet.Props(TestActor));
        var child = await parent.Child(Puppet.Props(TestActor));
        var grandchild = await child.Child(Puppet.Props(TestActor));
        parent.Tell(Boom);
        await deciding.Reached;

        // Parent and below are suspended by now or have that order ahead of anything that is told them from here.
        await Task.WhenAll(SuspensionOf(child), SuspensionOf(grandchild)).WaitAsync(Patience);
        child.Tell("child");
        grandchild.Tell("grandchild");
        ExpectNothingYet();
        deciding.Open();

        Assert.Equal(new HashSet<object> { "child", "grandchild" }, [ExpectMsg<object>(Patience), ExpectMsg<object>(Patience)]);
    }

    [Fact]
    public async Task A_grandchilds_failure_waits_while_its_parent_stands_still()
    {
        var deciding = new Gate();
        var order = new ConcurrentQueue<string>();
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ =>
        {
            deciding.Pass();
            order.Enqueue("top");
            return Directive.Resume;
        }));
        var parent = await top.Child(Puppet.Props(TestActor, hooks => hooks.Strategy = new OneForOneStrategy(_ =>
        {
            order.Enqueue("parent");
            return Directive.Restart;
        })));
        var child = await parent.Child(Puppet.Props(TestActor));
        var busy = new Gate();
        child.Do(_ =>
        {
            busy.Pass();
            throw Boom;
        });
        await busy.Reached;
        parent.Tell(new NotSupportedException());
        await deciding.Reached;
        busy.Open(); // The child fails only now, while its parent waits to be decided upon.
        await IdlenessOf(child);
        await IdlenessOf(parent);
        child.Tell("after");
        deciding.Open();

        ExpectMsg("after", Patience);
        Assert.Equal(["top", "parent"], order);
    }

    [Fact]
    public async Task Two_children_that_fail_at_once_keep_their_own_failures()
    {
        // The first failure is escalated and resumed above; the second waits meanwhile and must not be taken for the first.
        var seconds = new TaskCompletionSource<object>();
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Resume));
        var parent = await top.Child(Puppet.Props(TestActor, hooks => hooks.Strategy = new OneForOneStrategy(
            cause => cause is NotSupportedException ? Directive.Escalate : Directive.Restart)));
        var first = await parent.Child(Puppet.Props(TestActor));
        var second = await parent.Child(Puppet.Props(TestActor, hooks => hooks.PreRestart = (_, _, message) => seconds.SetResult(message)));
        var busy = new Gate();
        parent.Do(_ => busy.Pass()); // Both failures are in the parent's mailbox before it looks at either.
        await busy.Reached;
        first.Tell(new NotSupportedException());
        await SuspensionOf(first);
        second.Tell(Boom);
        await SuspensionOf(second);
        busy.Open();

        Assert.Same(Boom, await seconds.Task.WaitAsync(Patience));
        await first.Settle();
        await second.Settle();
    }

    [Fact]
    public async Task A_stop_reaches_an_actor_that_stands_still()
    {
        var deciding = new Gate();
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ =>
        {
            deciding.Pass();
            return Directive.Restart;
        }));
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = self => self.Test.Tell("stopped")));
        child.Tell(Boom);
        await deciding.Reached;
        Sys.Stop(child);

        ExpectMsg("stopped", Patience);
        deciding.Open();
        await parent.Settle();
    }

    [Fact]
    public async Task A_failure_while_children_end_does_not_keep_the_actor_from_ending()
    {
        var actor = SilentPuppet();
        var closing = new Gate();
        var child = await actor.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = _ =>
        {
            closing.Pass();
            throw Boom;
        }));
        child.Tell(Boom); // And a failure of the child is on its way as well.
        Watch(actor);
        Sys.Stop(actor);
        await closing.Reached;
        closing.Open();

        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public async Task A_strategy_that_throws_at_a_childs_end_does_not_keep_the_actor_from_ending()
    {
        var actor = SilentPuppet(hooks => hooks.Strategy = new ThrowsAtAChildsEnd());
        await actor.Child(Puppet.Props(TestActor));
        Watch(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public async Task A_stop_during_a_restart_ends_the_actor_without_another_instance()
    {
        var closing = new Gate();
        var actor = NewPuppet(hooks => hooks.Life = true);
        await actor.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = _ => closing.Pass()));
        Watch(actor);
        actor.Tell(Boom);
        await closing.Reached; // The restart waits for this child.
        ((IInternalActorRef)actor).Stop();
        closing.Open();

        ExpectAll("constructor", "PreStart", "PreRestart", "PostStop");
        ExpectTerminated(actor, Patience);
    }

    private static Task SuspensionOf(IActorRef actor) => ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Suspended();

    private static Task IdlenessOf(IActorRef actor) => ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Unscheduled();

    private sealed class ThrowsAtAChildsEnd : OneForOneStrategy
    {
        public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) =>
            throw new NotSupportedException();
    }
}
