using Akka.Actor;
using Akka.Event;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class GroupTests : RouterKit
{
    [Fact]
    public void A_group_routes_to_paths_and_leaves_the_actors_be()
    {
        var workers = Workers(2);
        var router = Sys.ActorOf(new RoundRobinGroup("/user/w0", "/user/w1").Props());
        Assert.Equal([workers[0], workers[1], workers[0]], Enumerable.Range(0, 3).Select(i => Say(router, i).By));
        Watch(router);
        router.Tell(PoisonPill.Instance);
        ExpectTerminated(router);
        Say(workers[0], "still there");
    }

    [Fact]
    public void Broadcast_and_random_groups_reach_their_paths()
    {
        var workers = Workers(2);
        Sys.ActorOf(new BroadcastGroup("/user/w0", "/user/w1").Props()).Tell("all");
        Assert.Equal(workers.ToHashSet(), ReceiveN(2).Cast<Worker.Said>().Select(said => said.By).ToHashSet());
        var random = Sys.ActorOf(new RandomGroup("/user/w0", "/user/w1").Props());
        Assert.Contains(Say(random, "any").By, workers);
    }

    [Fact]
    public void Nobody_at_a_path_means_a_dead_letter()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        Sys.ActorOf(new RoundRobinGroup("/user/nobody").Props()).Tell("lost");
        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Groups_are_equal_by_kind_and_paths()
    {
        Assert.Equal(new RandomGroup("/user/a"), new RandomGroup(["/user/a"]));
        Assert.NotEqual(new RandomGroup("/user/a"), new RandomGroup("/user/b"));
        Assert.False(new RandomGroup("/user/a").Equals(new RoundRobinGroup("/user/a")));
        Assert.NotEqual(new RandomGroup("/user/a"), new RandomGroup("/user/a").WithDispatcher("other"));
    }

    private IActorRef[] Workers(int count) => [.. Enumerable.Range(0, count).Select(i => Sys.ActorOf(Worker.Props, $"w{i}"))];
}
