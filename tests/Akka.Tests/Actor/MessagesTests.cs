using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor;

public sealed class MessagesTests
{
    private static readonly IActorRef Somebody = ActorRefs.Nobody;

    [Fact]
    public void Messages_are_equal_by_their_parts()
    {
        Assert.Equal(new Identify(1), new Identify(1));
        Assert.NotEqual(new Identify(1), new Identify(2));
        Assert.Equal(new Identify(1).GetHashCode(), new Identify(1).GetHashCode());
        Assert.Equal(new ActorIdentity(1, Somebody), new ActorIdentity(1, Somebody));
        Assert.NotEqual(new ActorIdentity(1, Somebody), new ActorIdentity(1, null));
        Assert.Equal(new Terminated(Somebody, true, false), new Terminated(Somebody, true, false));
        Assert.NotEqual(new Terminated(Somebody, true, false), new Terminated(Somebody, false, false));
        Assert.NotEqual(new Terminated(Somebody, true, false), new Terminated(Somebody, true, true));
        Assert.Equal(new Terminated(Somebody, true, false).GetHashCode(), new Terminated(Somebody, true, false).GetHashCode());
    }

    [Fact]
    public void Messages_carry_the_marks_that_decide_their_way()
    {
        Assert.All<object>([PoisonPill.Instance, Kill.Instance, new Identify(1), new Terminated(Somebody, true, false)], message => Assert.IsAssignableFrom<IAutoReceivedMessage>(message));
        Assert.All<object>([PoisonPill.Instance, ReceiveTimeout.Instance, new Terminated(Somebody, true, false)], message => Assert.IsAssignableFrom<IPossiblyHarmful>(message));
        Assert.All<object>([PoisonPill.Instance, new Terminated(Somebody, true, false)], message => Assert.IsAssignableFrom<IDeadLetterSuppression>(message));
        Assert.IsAssignableFrom<INotInfluenceReceiveTimeout>(new Identify(1));
    }

    [Fact]
    public void A_status_carries_what_it_is_given()
    {
        var cause = new InvalidOperationException("boom");
        Assert.Equal(5, new Status.Success(5).Status);
        Assert.Null(Status.Success.Instance.Status);
        Assert.Equal((cause, null), (new Status.Failure(cause).Cause, new Status.Failure(cause).State));
        Assert.Equal("state", new Status.Failure(cause, "state").State);
        Assert.Contains("boom", new Status.Failure(cause, "state").ToString(), StringComparison.Ordinal);
        Assert.Contains("5", new Status.Success(5).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unwrap_takes_every_wrapping_off()
    {
        Assert.Equal(1, WrappedMessage.Unwrap(new Wrap(new Wrap(1))));
        Assert.Equal(1, WrappedMessage.Unwrap(1));
    }

    [Fact]
    public void Exceptions_of_a_life_tell_both_causes()
    {
        var inner = new InvalidOperationException("inner");
        var outer = new ArgumentException("outer");
        var before = new PreRestartException(Somebody, inner, outer, "message");
        Assert.Equal((inner, inner, "message", Somebody), (before.RestartException, before.InnerException, before.OptionalMessage, before.Actor));
        Assert.Contains(nameof(ArgumentException), before.Message, StringComparison.Ordinal);
        var after = new PostRestartException(Somebody, inner, outer);
        Assert.Equal((outer, inner), (after.OriginalCause, after.InnerException));
        Assert.Contains("Nobody", new ActorInitializationException(Somebody, "text").ToString(), StringComparison.Ordinal);
        Assert.Equal(Somebody, new DeathPactException(Somebody).DeadActor);
        Assert.Contains("Nobody", new DeathPactException(Somebody).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_path_is_taken_apart_and_an_address_is_not()
    {
        Assert.Equal(["..", "a", "b"], RelativeActorPath.Unapply("../a/b"));
        Assert.Null(RelativeActorPath.Unapply("akka://system/user/a"));
    }

    private sealed class Wrap(object message) : IWrappedMessage
    {
        public object Message { get; } = message;
    }
}
