namespace Akka.TestKit.Tests.Expecting;

public sealed class ExpectSeveralTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task One_of_several_is_returned()
    {
        Send("b", "a");
        Assert.Equal("b", ExpectMsgAnyOf(["a", "b"]));
        Assert.Equal("a", await ExpectMsgAnyOfAsync(["a", "b"]));
    }

    [Fact]
    public void None_of_several_lists_them()
    {
        Send("c");
        Assert.Contains("Expected one of \"a\", \"b\", but there came \"c\"", FailureOf.Expecting(() => ExpectMsgAnyOf(["a", "b"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_come_in_any_order()
    {
        Send(3, 1, 2);
        Assert.Equal([3, 1, 2], ExpectMsgAllOf(1, 2, 3));
        Send(2, 1);
        Assert.Equal([2, 1], ExpectMsgAllOf(TimeSpan.FromSeconds(3), [1, 2]));
        Send(2, 1);
        Assert.Equal([2, 1], await ExpectMsgAllOfAsync([1, 2]).ToListAsync());
        Send(2, 1);
        Assert.Equal([2, 1], await ExpectMsgAllOfAsync(TimeSpan.FromSeconds(3), [1, 2]).ToListAsync());
    }

    [Fact]
    public void What_is_missing_and_what_is_unexpected_is_listed()
    {
        Send(1, "x");
        var text = FailureOf.Expecting(() => ExpectMsgAllOf<object>(1, 2));
        Assert.Matches("^Expected 2 messages within 3 s; 2 came in .*ms\\.\n  missing: Int32 <2>\n  unexpected: \"x\"\n  came: Int32 <1>, \"x\"$", text);
    }

    [Fact]
    public void A_message_counts_once()
    {
        Send(1, 2);
        Assert.Contains("missing: Int32 <1>\n  unexpected: Int32 <2>", FailureOf.Expecting(() => ExpectMsgAllOf(1, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_in_time_fail()
    {
        Send(1);
        var text = FailureOf.Expecting(() => ExpectMsgAllOf(_short, 1, 2));
        Assert.Contains("Expected 2 messages within 20 ms; 1 came", text, StringComparison.Ordinal);
        Assert.Contains("missing: Int32 <2>\n  unexpected: none", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_predicate_finds_its_message()
    {
        var predicates = new[] { PredicateInfo.Create<int>(i => i > 5), PredicateInfo.Create<string>(s => s.Length == 1) };
        Send("x", 6);
        Assert.Equal(["x", 6], ExpectMsgAllOfMatchingPredicates(predicates));
        Send("x", 6);
        Assert.Equal(["x", 6], ExpectMsgAllOfMatchingPredicates(TimeSpan.FromSeconds(3), predicates, CancellationToken.None));
        Send("x", 6);
        Assert.Equal(["x", 6], await ExpectMsgAllOfMatchingPredicatesAsync(predicates).ToListAsync());
        Send("x", 4);
        var text = FailureOf.Expecting(() => ExpectMsgAllOfMatchingPredicates(predicates));
        Assert.Contains("missing: Unmatched <a Int32 that fits ", text, StringComparison.Ordinal);
        Assert.Contains("unexpected: Int32 <4>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Predicates_are_made_of_delegates()
    {
        Predicate<int> even = i => i % 2 == 0;
        Func<int, bool> odd = i => i % 2 == 1;
        Assert.Equal(typeof(int), even.CreatePredicateInfo().Type);
        Send(1, 2);
        ExpectMsgAllOfMatchingPredicates(((Delegate)even).CreatePredicateInfo<int>(), odd.CreatePredicateInfo<int>());
        Assert.Throws<ArgumentException>(() => ((Delegate)(Func<int>)(() => 1)).CreatePredicateInfo<int>());
    }

    [Fact]
    public async Task Nothing_comes()
    {
        ExpectNoMsg(10);
        ExpectNoMsg(_short);
        await ExpectNoMsgAsync(10);
        await ExpectNoMsgAsync(_short);
        Within(_short, () => ExpectNoMsg());
        Send("x", "y");
        var text = FailureOf.Expecting(() => ExpectNoMsg(10));
        Assert.StartsWith("Expected no message for 10 ms, but after ", text, StringComparison.Ordinal);
        Assert.Contains($"there came \"x\" from {TestActor}.", text, StringComparison.Ordinal);
        Assert.Contains("there came \"y\"", await FailureOf.ExpectingAsync(async () => await ExpectNoMsgAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_a_watched_actor()
    {
        var first = ActorOf(TestActors.BlackHoleActor.Props);
        var second = ActorOf(TestActors.BlackHoleActor.Props);
        Watch(first);
        await WatchAsync(second);
        Sys.Stop(first);
        Assert.Equal(first, ExpectTerminated(first).ActorRef);
        Sys.Stop(second);
        Assert.Contains($"Expected the end of {first}, but it was {second} that ended.", FailureOf.Expecting(() => ExpectTerminated(first)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_that_lives_on_fails_in_time()
    {
        var actor = Watch(ActorOf(TestActors.BlackHoleActor.Props));
        Assert.Contains(
            $"Expected a message of type Terminated of {actor} (farewell) within 20 ms, but none came.",
            FailureOf.Expecting(() => ExpectTerminated(actor, _short, "farewell")),
            StringComparison.Ordinal);
    }

    private void Send(params object[] messages)
    {
        foreach (var message in messages)
        {
            TestActor.Tell(message, TestActor);
        }
    }
}
