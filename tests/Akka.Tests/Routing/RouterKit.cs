using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Tests.Routing;

/// <summary>A test of routers made of <see cref="Worker"/>s.</summary>
public abstract class RouterKit : TestKit.Xunit2.TestKit
{
    protected RouterKit(Config? config = null)
        : base(config ?? Config.Empty)
    {
    }

    protected IActorRef Start(RouterConfig router, string? name = null) => Sys.ActorOf(Worker.Props.WithRouter(router), name);

    protected Routee[] RouteesOf(IActorRef router)
    {
        router.Tell(GetRoutees.Instance);
        return [.. ExpectMsg<Routees>().Members];
    }

    private protected Worker.Said Say(IActorRef router, object message)
    {
        router.Tell(message);
        return ExpectMsg<Worker.Said>();
    }
}
