using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Inboxes;

public sealed class InboxTests() : EngineTest("akka.actor.inbox { inbox-size = 3, default-timeout = 20s }")
{
    private readonly List<IDisposable> _open = [];

    protected override void AfterAll()
    {
        _open.ForEach(inbox => inbox.Dispose());
        base.AfterAll();
    }

    [Fact]
    public async Task It_sends_in_its_own_name_and_receives_the_answer()
    {
        var inbox = Open();
        inbox.Send(Start(() => new Echo()), "hello");
        Assert.Equal("hello", await inbox.ReceiveAsync());
        inbox.Send(Start(() => new Echo()), "again");
        Assert.Equal("again", inbox.Receive());
        inbox.Send(inbox.Receiver, "self");
        Assert.Equal("self", inbox.Receive(Patience));
    }

    [Fact]
    public void Receive_where_leaves_the_others()
    {
        var inbox = Open();
        inbox.Receiver.Tell(1);
        inbox.Receiver.Tell(2);
        Assert.Equal(2, inbox.ReceiveWhere(message => message is 2));
        Assert.Equal(1, inbox.ReceiveWhere(_ => true, Patience));
    }

    [Fact]
    public async Task Without_a_message_in_time_it_throws_or_returns_a_failure()
    {
        var inbox = Open();
        Assert.ThrowsAny<TimeoutException>(() => inbox.Receive(Ms(1)));
        Assert.ThrowsAny<TimeoutException>(() => inbox.ReceiveWhere(_ => true, Ms(1)));
        Assert.IsAssignableFrom<TimeoutException>(Assert.IsType<Status.Failure>(await inbox.ReceiveAsync(Ms(1))).Cause);
    }

    [Fact]
    public void A_timeout_that_an_actor_reports_is_a_message()
    {
        var inbox = Open();
        var failure = new Status.Failure(new TimeoutException("theirs"));
        inbox.Receiver.Tell(failure);
        Assert.Same(failure, inbox.Receive());
    }

    [Fact]
    public async Task It_watches()
    {
        var inbox = Open();
        var watched = Start(() => new Echo());
        var custom = Start(() => new Echo());
        var unwatched = Start(() => new Echo());
        Assert.Equal(watched, inbox.Watch(watched));
        inbox.WatchWith(custom, "custom ended");
        inbox.Watch(unwatched);
        inbox.Unwatch(unwatched);
        await Settle(inbox.Receiver);
        Assert.True(await unwatched.GracefulStop(Patience));
        Assert.True(await custom.GracefulStop(Patience));
        Assert.Equal("custom ended", inbox.Receive());
        System.Stop(watched);
        Assert.Equal(watched, Assert.IsType<Terminated>(inbox.Receive()).ActorRef);
    }

    [Fact]
    public async Task When_full_it_drops_with_one_warning_until_it_is_read()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(Warning));
        var inbox = Open();
        for (var i = 1; i <= 5; i++)
        {
            inbox.Receiver.Tell(i);
        }

        Assert.Contains("inbox-size is 3", (await Probe.Expect<Warning>()).Message.ToString(), StringComparison.Ordinal);
        await Settle(inbox.Receiver);
        await Probe.ExpectNothing();
        Assert.Equal([1, 2, 3], new[] { inbox.Receive(), inbox.Receive(), inbox.Receive() });
        for (var i = 6; i <= 9; i++)
        {
            inbox.Receiver.Tell(i);
        }

        await Probe.Expect<Warning>();
        Assert.Equal(6, inbox.Receive());
    }

    [Fact]
    public async Task Disposed_it_stops_its_actor_and_fails_who_waits()
    {
        var inbox = Open();
        var waiting = inbox.ReceiveAsync();
        inbox.Dispose();
        Assert.IsType<ObjectDisposedException>(Assert.IsType<Status.Failure>(await waiting).Cause);
        Assert.True(await inbox.Receiver.WatchAsync().WaitAsync(Patience));
    }

    private Inbox Open()
    {
        var inbox = Inbox.Create(System);
        _open.Add(inbox);
        return inbox;
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
