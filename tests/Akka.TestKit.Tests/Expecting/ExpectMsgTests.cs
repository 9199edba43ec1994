using Akka.Actor;

namespace Akka.TestKit.Tests.Expecting;

public sealed class ExpectMsgTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void A_message_of_the_type_or_of_a_type_below_it_is_returned()
    {
        TestActor.Tell("hello");
        Assert.Equal("hello", ExpectMsg<string>());
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
        Assert.Null(LastMessage);
    }

    [Fact]
    public void Another_type_says_what_came_and_from_whom()
    {
        TestActor.Tell(5);
        var text = FailureOf.Expecting(() => ExpectMsg<List<string>>(hint: "greeting"));
        Assert.StartsWith("Expected a message of type List<String> (greeting), but after ", text, StringComparison.Ordinal);
        Assert.EndsWith($"there came Int32 <5> from {TestActor}. Nothing was received before.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_value_shows_both()
    {
        TestActor.Tell("b");
        Assert.Equal(
            $"Expected the message \"a\" (first), but there came \"b\" from {TestActor}. Nothing was received before.\nExpected: \"a\"\nActual:   \"b\"",
            FailureOf.Expecting(() => ExpectMsg("a", hint: "first")));
    }

    [Fact]
    public void Sequences_are_equal_by_their_elements()
    {
        TestActor.Tell(new[] { 1, 2 });
        ExpectMsg<int[]>([1, 2]);
    }

    [Fact]
    public void A_text_with_braces_is_taken_literally()
    {
        TestActor.Tell("{0} {oops");
        Assert.Contains("{0} {oops", FailureOf.Expecting(() => ExpectMsg("{1}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_long_or_cannot_be_made_does_not_hide_the_failure()
    {
        TestActor.Tell(new string('x', 10_000));
        Assert.Contains("x… (10000 characters)", FailureOf.Expecting(() => ExpectMsg<int>()), StringComparison.Ordinal);
        TestActor.Tell(new Mute());
        Assert.Contains("Mute <its ToString threw NotSupportedException>", FailureOf.Expecting(() => ExpectMsg<int>()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_predicate_or_a_comparer_decides()
    {
        TestActor.Tell(4);
        Assert.Equal(4, ExpectMsg<int>(i => i % 2 == 0));
        TestActor.Tell("ABC");
        Assert.Equal("ABC", ExpectMsg("abc", StringComparer.OrdinalIgnoreCase.Equals));
        TestActor.Tell(5);
        Assert.Contains("that fits the predicate (even), but there came Int32 <5>", FailureOf.Expecting(() => ExpectMsg<int>(i => i % 2 == 0, hint: "even")), StringComparison.Ordinal);
        TestActor.Tell("x");
        Assert.Contains("as the comparer has it", FailureOf.Expecting(() => ExpectMsg("abc", StringComparer.OrdinalIgnoreCase.Equals)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_assertion_throws_goes_to_the_test()
    {
        TestActor.Tell("a");
        var seen = "";
        ExpectMsg<string>(s => seen = s);
        Assert.Equal("a", seen);
        TestActor.Tell("b");
        Assert.Throws<DivideByZeroException>(() => ExpectMsg<string>((Action<string>)(_ => throw new DivideByZeroException())));
    }

    [Fact]
    public void The_sender_can_be_looked_at_with_the_message()
    {
        var probe = CreateTestProbe();
        TestActor.Tell("a", probe);
        ExpectMsg<string>((_, sender) => sender.Equals(probe.Ref));
        TestActor.Tell("b", probe);
        ExpectMsg<string>((message, sender) =>
        {
            Assert.Equal("b", message);
            Assert.Equal(probe, sender);
        });
        Assert.Equal(probe.Ref, LastSender);
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
    public async Task Async_forms_check_as_the_others_do()
    {
        foreach (var message in new object[] { 1, 2, 3, 4, 5, 6 })
        {
            TestActor.Tell(message, TestActor);
        }

        Assert.Equal(1, await ExpectMsgAsync(1));
        Assert.Equal(2, await ExpectMsgAsync<int>(i => i == 2));
        Assert.Equal(3, await ExpectMsgAsync<int>(i => Assert.Equal(3, i)));
        Assert.Equal(4, await ExpectMsgAsync<int>((i, sender) => i == 4 && sender.Equals(TestActor)));
        Assert.Equal(5, await ExpectMsgAsync<int>((_, sender) => Assert.Equal(TestActor, sender)));
        Assert.Equal(6, await ExpectMsgAsync(5, (expected, actual) => actual == expected + 1));
        Assert.Contains("within 20 ms, but none came", await FailureOf.ExpectingAsync(async () => await ExpectMsgAsync<int>(_short)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = ExpectMsgAsync<string>(cancellationToken: cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectMsg<string>(cancellationToken: cancel.Token));
    }

    [Fact]
    public void An_actor_answers_the_test_because_the_test_actor_is_the_sender()
    {
        ActorOf(TestActors.SimpleEchoActor.Props()).Tell("hello");
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

    private sealed class Mute
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
