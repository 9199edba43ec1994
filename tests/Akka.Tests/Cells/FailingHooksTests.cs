using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Cells;

/// <summary>Where a hook that throws ends: at the supervisor while an actor is to live, in the log when it goes.</summary>
public sealed class FailingHooksTests : CoreTest
{
    private static readonly InvalidOperationException Boom = new("boom");

    private readonly List<Exception> _failures = [];

    [Fact]
    public async Task A_constructor_that_throws_is_a_failed_initialization()
    {
        var parent = Supervisor(Directive.Stop);
        await ExpectEnd(parent, hooks => hooks.Constructor = _ => throw Boom);

        var failure = Assert.IsType<ActorInitializationException>(Assert.Single(_failures));
        Assert.Same(Boom, failure.InnerException);
    }

    [Fact]
    public async Task PreStart_that_throws_is_a_failed_initialization()
    {
        var parent = Supervisor(Directive.Stop);
        await ExpectEnd(parent, hooks => hooks.PreStart = _ => throw Boom);

        Assert.IsType<ActorInitializationException>(Assert.Single(_failures));
    }

    [Fact]
    public async Task The_default_strategy_stops_what_cannot_start()
    {
        var parent = SilentPuppet();
        await ExpectEnd(parent, hooks => hooks.Constructor = _ => throw Boom);
    }

    [Fact]
    public async Task Neither_hook_runs_when_the_actor_never_was()
    {
        var parent = SilentPuppet();
        await ExpectEnd(parent, hooks =>
        {
            hooks.Life = true;
            hooks.Constructor = _ => throw Boom;
        });

        ExpectMsg("constructor");
        await parent.Settle();
        ExpectNothingYet();
    }

    [Fact]
    public async Task A_creation_that_is_restarted_is_tried_again_without_restart_hooks()
    {
        var attempts = 0;
        var parent = Supervisor(Directive.Restart);
        var child = await parent.Child(Puppet.Props(TestActor, hooks =>
        {
            hooks.Life = true;
            hooks.PreStart = _ =>
            {
                if (++attempts < 3)
                {
                    throw Boom;
                }
            };
        }));
        child.Tell("lives");

        ExpectAll("constructor", "PreStart", "constructor", "PreStart", "constructor", "PreStart", "lives");
    }

    [Fact]
    public async Task A_creation_that_is_resumed_is_tried_again_too()
    {
        var attempts = 0;
        var parent = Supervisor(Directive.Resume);
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.Constructor = _ =>
        {
            if (++attempts < 2)
            {
                throw Boom;
            }
        }));
        child.Tell("lives");

        ExpectMsg("lives");
    }

    [Fact]
    public async Task Children_of_a_failed_constructor_end_before_it_is_tried_again()
    {
        var attempts = 0;
        var parent = Supervisor(Directive.Restart);
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.Constructor = self =>
        {
            self.Context.ActorOf(Puppet.Props(self.Test, its => its.PostStop = it => it.Test.Tell("child ended")), "only-one");
            if (++attempts < 2)
            {
                throw Boom;
            }
        }));
        child.Tell("lives");

        ExpectAll("child ended", "lives");
    }

    [Fact]
    public void PostStop_that_throws_is_logged_and_the_actor_ends_all_the_same()
    {
        var errors = Events<Error>();
        var actor = SilentPuppet(hooks => hooks.PostStop = _ => throw Boom);
        Watch(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor, Patience);
        Assert.Same(Boom, errors.ExpectMsg<Error>(Patience).Cause);
    }

    [Fact]
    public void PreRestart_that_throws_is_logged_and_the_restart_goes_on()
    {
        var errors = Events<Error>();
        var other = new NotSupportedException("in the hook");
        var actor = NewPuppet(hooks => hooks.PreRestart = (_, _, _) => throw other);
        actor.Tell(Boom);
        actor.Tell("new one");

        ExpectMsg("new one");
        Assert.Same(Boom, errors.ExpectMsg<Error>(Patience).Cause);
        var logged = Assert.IsType<PreRestartException>(errors.ExpectMsg<Error>(Patience).Cause);
        Assert.Same(other, logged.RestartException);
        Assert.Same(Boom, logged.OptionalMessage);
    }

    [Fact]
    public async Task PostRestart_that_throws_is_a_failure_of_its_own()
    {
        var parent = Supervisor(cause => cause is PostRestartException ? Directive.Stop : Directive.Restart);
        var other = new NotSupportedException("in the hook");
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.PostRestart = (_, _) => throw other));
        Watch(child);
        child.Tell(Boom);

        ExpectTerminated(child, Patience);
        var failure = Assert.IsType<PostRestartException>(_failures[1]);
        Assert.Same(other, failure.InnerException);
        Assert.Same(Boom, failure.OriginalCause);
    }

    [Fact]
    public async Task A_constructor_that_throws_in_a_restart_is_a_failure_of_its_own()
    {
        var parent = Supervisor(Directive.Restart);
        var attempts = 0;
        var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.Constructor = _ =>
        {
            if (++attempts == 2)
            {
                throw new NotSupportedException();
            }
        }));
        child.Tell(Boom);
        child.Tell("third instance");

        ExpectMsg("third instance");
        Assert.Equal(3, attempts);
        Assert.IsType<PostRestartException>(_failures[1]);
    }

    [Fact]
    public void An_actor_whose_constructor_threw_is_not_disposed()
    {
        var actor = Sys.ActorOf(Props.Create(() => new HalfMade(TestActor)));
        Watch(actor);

        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public void Dispose_that_throws_is_logged_and_the_actor_ends_all_the_same()
    {
        var errors = Events<Error>();
        var actor = Sys.ActorOf(Props.Create(() => new BadDispose()));
        Watch(actor);
        Sys.Stop(actor);

        ExpectTerminated(actor, Patience);
        Assert.IsType<NotSupportedException>(errors.ExpectMsg<Error>(Patience).Cause);
    }

    private IActorRef Supervisor(Directive directive) => Supervisor(_ => directive);

    private IActorRef Supervisor(Func<Exception, Directive> decide) => SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
    {
        _failures.Add(cause);
        return decide(cause);
    }));

    private async Task ExpectEnd(IActorRef parent, Action<PuppetHooks> child)
    {
        var probe = CreateTestProbe();
        probe.Watch(await parent.Child(Puppet.Props(TestActor, child)));
        probe.ExpectMsg<Terminated>(Patience);
    }

    private sealed class HalfMade : UntypedActor, IDisposable
    {
        private readonly IActorRef _test;

        public HalfMade(IActorRef test)
        {
            _test = test;
            throw Boom;
        }

        public void Dispose() => _test.Tell("disposed though it never was whole");

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class BadDispose : UntypedActor, IDisposable
    {
        public void Dispose() => throw new NotSupportedException();

        protected override void OnReceive(object message)
        {
        }
    }
}
