using Akka.Actor;

namespace Akka.TestKit.Tests.Probes;

public sealed class ChildrenTests : Xunit2.TestKit
{
    [Fact]
    public async Task Children_have_the_test_actor_as_parent_and_the_name_given()
    {
        var child = ChildActorOf(Props.Create<Fragile>(), "child");
        Assert.Equal(TestActor.Path / "child", child.Path);
        Assert.Equal(TestActor.Path, ChildActorOf(Props.Create<Fragile>()).Path.Parent);
        Assert.Equal(TestActor.Path / "async", (await ChildActorOfAsync(Props.Create<Fragile>(), "async")).Path);
        var probe = CreateTestProbe();
        Assert.Equal(probe.Ref.Path / "p", probe.ChildActorOf<Fragile>("p").Path);
        Assert.Equal(probe.Ref.Path, (await probe.ChildActorOfAsync<Fragile>()).Path.Parent);
    }

    [Fact]
    public void A_child_that_cannot_be_made_fails_the_test()
    {
        ChildActorOf(Props.Create<Fragile>(), "child");
        Assert.Throws<InvalidActorNameException>(() => ChildActorOf(Props.Create<Fragile>(), "child"));
    }

    [Fact]
    public void Each_child_is_supervised_by_its_own_strategy()
    {
        var stopped = ChildActorOf(Props.Create<Fragile>(), SupervisorStrategy.StoppingStrategy);
        var resumed = ChildActorOf(Props.Create<Fragile>(), "resumed", new OneForOneStrategy(_ => Directive.Resume));
        var restarted = ChildActorOf(Props.Create<Fragile>());
        Watch(stopped);
        EventFilter.Custom(logged => logged.Cause is InvalidOperationException).Expect(3, () =>
        {
            foreach (var child in new[] { stopped, resumed, restarted })
            {
                child.Tell("count");
                child.Tell("fail");
                child.Tell("count");
            }
        });
        ExpectMsgAllOfMatchingPredicates(
            [.. Enumerable.Repeat(PredicateInfo.Create<int>(i => i is 1 or 2), 5), PredicateInfo.Create<Terminated>(t => t.ActorRef.Equals(stopped))]);
        restarted.Tell("count");
        ExpectMsg(2);
        resumed.Tell("count");
        ExpectMsg(3);
    }

    private sealed class Fragile : ReceiveActor
    {
        private int _count;

        public Fragile()
        {
            Receive<string>(s => s == "fail", _ => throw new InvalidOperationException("as told"));
            ReceiveAny(_ => Sender.Tell(++_count));
        }
    }
}
