using Akka.Actor;

namespace Akka.Routing;

/// <summary>The actor behind a router: handles management messages and outlives its routees or not, as the configuration says.</summary>
internal class RouterActor(RouterConfig config) : ActorBase
{
    protected RoutedActorRef Router => (RoutedActorRef)Self;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case GetRoutees:
                Sender.Tell(new Routees(Router.Router.Routees), Self);
                return true;
            case AddRoutee add:
                RouteeTable.Add(Router, add.Routee);
                return true;
            case RemoveRoutee remove:
                RouteeTable.Remove(Router, remove.Routee);
                StopIfDeserted();
                return true;
            case Terminated terminated:
                RouteeTable.Forget(Router, terminated.ActorRef);
                StopIfDeserted();
                return true;
            default:
                return false;
        }
    }

    // The routees are not the head's to lose: the supervisor restarts each with it.
    protected override void PreRestart(Exception reason, object message)
    {
    }

    protected override void PostRestart(Exception reason)
    {
    }

    protected override void PostStop() => Router.Close();

    private void StopIfDeserted()
    {
        if (config.StopRouterWhenAllRouteesRemoved && Router.Router.Count == 0)
        {
            Context.Stop(Self);
        }
    }
}
