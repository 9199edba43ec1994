using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Asking;

public sealed class AskTests() : CoreTest(VirtualTime)
{
    [Fact]
    public async Task The_answer_completes_the_task()
    {
        var echo = Answering((self, message) => self.Sender.Tell(message));

        Assert.Equal("hello", await echo.Ask<string>("hello"));
        Assert.Equal(42, await echo.Ask(42));
        Assert.Equal(42, await echo.Ask<int>(42));
    }

    [Fact]
    public async Task An_answer_of_another_type_fails_the_task()
    {
        var echo = Answering((self, message) => self.Sender.Tell(message));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => echo.Ask<int>("text"));
        Assert.Contains("System.String", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_as_answer_is_thrown()
    {
        var cause = new NotSupportedException();
        var actor = Answering((self, _) => self.Sender.Tell(new Status.Failure(cause)));

        Assert.Same(cause, await Assert.ThrowsAsync<NotSupportedException>(() => actor.Ask<string>("x")));
        Assert.Same(cause, await Assert.ThrowsAsync<NotSupportedException>(() => actor.Ask("x")));
        Assert.Same(cause, (await actor.Ask<Status.Failure>("x")).Cause);
        Assert.IsType<Status.Failure>(await actor.Ask<Status>("x"));
    }

    [Fact]
    public async Task A_failure_without_a_cause_fails_the_task_all_the_same()
    {
        var actor = Answering((self, _) => self.Sender.Tell(new Status.Failure(null!)));

        await Assert.ThrowsAnyAsync<Exception>(() => actor.Ask<string>("x"));
    }

    [Fact]
    public async Task Without_an_answer_the_time_runs_out()
    {
        var actor = SilentPuppet(hooks => hooks.Receive = (_, _) => { });
        var answer = actor.Ask<string>("x", Ms(100));
        Time.Advance(Ms(99));
        Assert.False(answer.IsCompleted);
        Time.Advance(Ms(1));

        await Assert.ThrowsAsync<AskTimeoutException>(() => answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task An_answer_ends_the_timer()
    {
        var echo = Answering((self, message) => self.Sender.Tell(message));
        var answer = echo.Ask<string>("x", Ms(100));
        await answer;
        Time.Advance(Ms(1000));

        Assert.Equal("x", await answer);
    }

    [Fact]
    public async Task Cancellation_cancels_the_task()
    {
        using var source = new CancellationTokenSource();
        var answer = SilentPuppet(hooks => hooks.Receive = (_, _) => { }).Ask<string>("x", source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(Patience));
        Assert.True(answer.IsCanceled);
    }

    [Fact]
    public async Task Cancelled_beforehand_it_asks_nothing()
    {
        var actor = NewPuppet();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => actor.Ask<string>("x", new CancellationToken(canceled: true)));
        await actor.Get(_ => 0);

        ExpectNothingYet();
    }

    public static TheoryData<object> LateAnswers => ["late", 7, new Status.Failure(new NotSupportedException())];

    [Theory]
    [MemberData(nameof(LateAnswers))]
    public async Task A_late_answer_of_any_kind_is_a_dead_letter(object late)
    {
        var letters = Events<DeadLetter>();
        var actor = Answering((self, _) =>
        {
            self.Sender.Tell("first");
            self.Sender.Tell(late);
        });

        Assert.Equal("first", await actor.Ask<string>("x"));
        Assert.Same(late, letters.ExpectMsg<DeadLetter>(Patience).Message);
    }

    [Fact]
    public async Task The_messages_sender_is_a_reference_below_temp_that_resolves_until_it_is_answered()
    {
        var asker = new TaskCompletionSource<IActorRef>();
        var actor = SilentPuppet(hooks => hooks.Receive = (self, _) => asker.SetResult(self.Sender));
        var answer = actor.Ask<string>("x");
        var temp = await asker.Task.WaitAsync(Patience);
        Assert.StartsWith("/temp/", temp.Path.ToStringWithoutAddress(), StringComparison.Ordinal);
        Sys.ActorSelection(temp.Path).Tell("by path");

        Assert.Equal("by path", await answer.WaitAsync(Patience));
        Sys.ActorSelection(temp.Path).Tell(new Identify(1), TestActor);
        Assert.Null(ExpectMsg<ActorIdentity>(Patience).Subject);
    }

    [Fact]
    public async Task Its_path_is_made_only_when_somebody_looks()
    {
        var quiet = Answering((self, message) => self.Sender.Tell(message));
        var first = await NumberOfNextPath();
        for (var i = 0; i < 10; i++)
        {
            await quiet.Ask<string>("x");
        }

        Assert.Equal(first, await NumberOfNextPath() - 1);
    }

    [Fact]
    public async Task The_message_may_be_made_from_the_reference_that_takes_the_answer()
    {
        var actor = Answering((_, message) => ((IActorRef)message).Tell("via the message"));

        Assert.Equal("via the message", await actor.Ask<string>(self => self, null, CancellationToken.None));
    }

    [Fact]
    public async Task An_ask_of_an_ended_actor_is_a_dead_letter_and_waits()
    {
        var letters = Events<DeadLetter>();
        var actor = SilentPuppet();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);
        var answer = actor.Ask<string>("x", Ms(50));
        Assert.Equal("x", letters.ExpectMsg<DeadLetter>(Patience).Message);
        Time.Advance(Ms(50));

        await Assert.ThrowsAsync<AskTimeoutException>(() => answer.WaitAsync(Patience));
    }

    private IActorRef Answering(Action<Puppet, object> answer) => SilentPuppet(hooks => hooks.Receive = answer);

    /// <summary>Names below /temp are numbered in base 64, least digit first.</summary>
    private async Task<int> NumberOfNextPath()
    {
        var looking = Answering((self, _) => self.Sender.Tell(self.Sender.Path.Name));
        const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";
        var name = await looking.Ask<string>("x");
        return name.Skip(1).Select((digit, place) => Digits.IndexOf(digit, StringComparison.Ordinal) << (6 * place)).Sum();
    }
}
