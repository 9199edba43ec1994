using Akka.Actor;

namespace Akka.Tests.Actor.Supervision;

public sealed class DirectivesTests : CoreTest
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public async Task Resume_keeps_the_instance_and_drops_the_message()
    {
        var child = await ChildUnder(new OneForOneStrategy(_ => Directive.Resume));
        var before = await child.Get(self => self);
        child.Tell(Boom);

        Assert.Same(before, await child.Get(self => self));
        ExpectNothingYet();
    }

    [Fact]
    public async Task Resume_keeps_the_behaviour_and_the_children()
    {
        var child = await ChildUnder(new OneForOneStrategy(_ => Directive.Resume));
        var grandchild = await child.Child(Puppet.Props(TestActor), "grandchild");
        child.Tell(Boom);

        Assert.Same(grandchild, await child.Get(self => self.Context.Child("grandchild")));
        grandchild.Tell("alive");
        ExpectMsg("alive");
    }

    [Fact]
    public async Task Who_has_failed_is_the_sender_while_it_is_decided()
    {
        Puppet? parent = null;
        var supervisor = NewPuppet(hooks =>
        {
            hooks.Constructor = self => parent = self;
            hooks.Strategy = new OneForOneStrategy(_ =>
            {
                TestActor.Tell(parent!.Sender);
                return Directive.Resume;
            });
        });
        var child = await supervisor.Child(Puppet.Props(TestActor));
        child.Tell(Boom);

        Assert.Equal(child, ExpectMsg<IActorRef>(Patience));
    }

    [Fact]
    public async Task Restart_stops_the_children_by_default()
    {
        var child = await ChildUnder(new OneForOneStrategy(_ => Directive.Restart));
        var grandchild = await child.Child(Puppet.Props(TestActor));
        Watch(grandchild);
        child.Tell(Boom);

        ExpectTerminated(grandchild, Patience);
        Assert.Empty(await child.Get(self => self.Context.GetChildren().ToList()));
    }

    [Fact]
    public async Task Restart_waits_for_the_children_to_end()
    {
        var child = await ChildUnder(new OneForOneStrategy(_ => Directive.Restart), hooks => hooks.Life = true);
        await child.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = self => self.Test.Tell("child ended")));
        child.Tell(Boom);

        ExpectAll("constructor", "PreStart", "PreRestart", "PostStop", "child ended", "constructor", "PostRestart", "PreStart");
    }

    [Fact]
    public async Task Children_survive_a_restart_whose_PreRestart_leaves_them_and_are_restarted_too()
    {
        var child = await ChildUnder(new OneForOneStrategy(_ => Directive.Restart), hooks => hooks.PreRestart = (_, _, _) => { });
        var grandchild = await child.Child(Puppet.Props(TestActor), "grandchild");
        var before = await grandchild.Get(self => self);
        child.Tell(Boom);

        Assert.Same(grandchild, await child.Get(self => self.Context.Child("grandchild")));
        Assert.NotSame(before, await grandchild.Get(self => self));
    }

    [Fact]
    public async Task A_child_made_in_PreRestart_survives_and_works()
    {
        var child = await ChildUnder(
            new OneForOneStrategy(_ => Directive.Restart),
            hooks => hooks.PreRestart = (self, _, _) => self.Context.ActorOf(Puppet.Props(self.Test), "late").Tell("before"));
        child.Tell(Boom);
        var late = await child.Get(self => self.Context.Child("late"));
        late.Tell("after");

        ExpectAll("before", "after");
    }

    [Fact]
    public async Task Stop_stops_the_child_only()
    {
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Stop));
        var child = await parent.Child(Puppet.Props(TestActor));
        var sibling = await parent.Child(Puppet.Props(TestActor));
        Watch(child);
        child.Tell(Boom);
        ExpectTerminated(child, Patience);
        sibling.Tell("alive");

        ExpectMsg("alive");
    }

    [Fact]
    public async Task Escalate_makes_the_failure_the_parents_own()
    {
        var seen = new List<Exception>();
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
        {
            seen.Add(cause);
            return Directive.Restart;
        }));
        var parent = await top.Child(Puppet.Props(TestActor, hooks =>
        {
            hooks.Life = true;
            hooks.Strategy = new OneForOneStrategy(_ => Directive.Escalate);
        }));
        var child = await parent.Child(Puppet.Props(TestActor));
        Watch(child);
        child.Tell(Boom);

        ExpectAll("constructor", "PreStart", "PreRestart", "PostStop");
        ExpectMsg<Terminated>(Patience);
        ExpectAll("constructor", "PostRestart", "PreStart");
        Assert.Same(Boom, Assert.Single(seen));
    }

    [Fact]
    public async Task An_escalated_failure_that_is_resumed_resumes_the_child_that_failed()
    {
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Resume));
        var parent = await top.Child(Puppet.Props(TestActor, hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Escalate)));
        var child = await parent.Child(Puppet.Props(TestActor));
        var sibling = await parent.Child(Puppet.Props(TestActor));
        var before = await child.Get(self => self);
        child.Tell(Boom);

        Assert.Same(before, await child.Get(self => self));
        await sibling.Settle();
        child.Tell(Boom); // It can fail, and be resumed, again.
        await child.Settle();
    }

    [Fact]
    public async Task A_decider_that_throws_is_the_parents_failure()
    {
        var seen = new List<Exception>();
        var top = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
        {
            seen.Add(cause);
            return Directive.Stop;
        }));
        var parent = await top.Child(Puppet.Props(TestActor, hooks => hooks.Strategy = new OneForOneStrategy(_ => throw new NotSupportedException())));
        Watch(parent);
        (await parent.Child(Puppet.Props(TestActor))).Tell(Boom);

        ExpectTerminated(parent, Patience);
        Assert.IsType<NotSupportedException>(Assert.Single(seen));
    }

    [Fact]
    public async Task A_strategy_in_the_props_goes_before_the_classs_own()
    {
        var props = Puppet.Props(TestActor, hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Restart))
            .WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop));
        var child = await Sys.ActorOf(props).Child(Puppet.Props(TestActor));
        Watch(child);
        child.Tell(Boom);

        ExpectTerminated(child, Patience);
    }

    private async Task<IActorRef> ChildUnder(SupervisorStrategy strategy, Action<PuppetHooks>? set = null) =>
        await SilentPuppet(hooks => hooks.Strategy = strategy).Child(Puppet.Props(TestActor, set));
}
