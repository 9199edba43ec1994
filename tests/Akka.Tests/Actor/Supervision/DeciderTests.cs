using Akka.Actor;

namespace Akka.Tests.Actor.Supervision;

public sealed class DeciderTests
{
    public static TheoryData<Exception, Directive> Defaults => new()
    {
        { new InvalidOperationException(), Directive.Restart },
        { new ActorInitializationException("x"), Directive.Stop },
        { new PostRestartException(null, new InvalidOperationException(), new InvalidOperationException()), Directive.Stop },
        { new ActorKilledException("x"), Directive.Stop },
        { new DeathPactException(ActorRefs.Nobody), Directive.Stop },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void The_default_decider(Exception cause, Directive expected) =>
        Assert.Equal(expected, SupervisorStrategy.DefaultDecider.Decide(cause));

    [Fact]
    public void The_first_pair_that_fits_decides()
    {
        var decider = Decider.From(
            Directive.Escalate,
            Directive.Stop.When<ArgumentNullException>(),
            Directive.Resume.When<ArgumentException>());

        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentNullException("x")));
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentException("x")));
        Assert.Equal(Directive.Escalate, decider.Decide(new InvalidOperationException()));
    }

    [Fact]
    public void Strategies_are_equal_by_what_they_decide()
    {
        Assert.Equal(
            new OneForOneStrategy(3, 1000, Decider.From(Directive.Stop)),
            new OneForOneStrategy(3, TimeSpan.FromSeconds(1), Decider.From(Directive.Stop)));
        Assert.NotEqual(
            new OneForOneStrategy(3, 1000, Decider.From(Directive.Stop)),
            new OneForOneStrategy(4, 1000, Decider.From(Directive.Stop)));
        Assert.Equal(5, new OneForOneStrategy(3, 1000, Decider.From(Directive.Stop)).WithMaxNrOfRetries(5).MaxNumberOfRetries);
    }
}
