using Akka.Actor;

namespace Akka.TestKit.Tests.Expecting;

public sealed class ExpectMsgTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void A_message_of_the_type_is_returned()
    {
        TestActor.Tell("hello");
        Assert.Equal("hello", ExpectMsg<string>());
    }

    [Fact]
    public void A_message_of_a_base_type_or_interface_fits()
    {
        TestActor.Tell(new ArgumentNullException("x"));
        Assert.IsType<ArgumentNullException>(ExpectMsg<ArgumentException>());
        TestActor.Tell("comparable");
        Assert.Equal("comparable", ExpectMsg<IComparable>());
    }

    [Fact]
    public void None_in_time_says_what_was_expected_how_long_and_what_came_before()
    {
        TestActor.Tell(1, ActorRefs.NoSender);
        ExpectMsg(1);
        var text = FailureOf.Expecting(() => ExpectMsg<string>(_short, "the answer"));
        Assert.Equal("Expected a message of type String (the answer) within 20 ms, but none came. Received last:\n  Int32 <1> from nobody", text);
    }

    [Fact]
    public void Another_type_says_what_came_and_from_whom()
    {
        TestActor.Tell(5);
        var text = FailureOf.Expecting(() => ExpectMsg<string>(hint: "greeting"));
        Assert.StartsWith("Expected a message of type String (greeting), but after ", text);
        Assert.Contains($"there came Int32 <5> from {TestActor}.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Async_waits_for_what_comes_later()
    {
        var waiting = ExpectMsgAsync<string>();
        Assert.False(waiting.IsCompleted);
        TestActor.Tell("late");
        Assert.Equal("late", await waiting);
    }

    [Fact]
    public void An_actor_answers_the_test_because_the_test_actor_is_the_sender()
    {
        var echo = ActorOf(TestActors.SimpleEchoActor.Props());
        echo.Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public async Task The_test_actor_is_still_the_sender_behind_an_await()
    {
        var echo = ActorOf(TestActors.SimpleEchoActor.Props());
        for (var i = 0; i < 20; i++)
        {
            echo.Tell(i);
            await ExpectMsgAsync(i);
        }
    }
}
