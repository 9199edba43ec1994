using Akka.Actor;

namespace Akka.Routing;

/// <summary>What the head does to its routees; each call is in the head's turn.</summary>
internal static class RouteeTable
{
    /// <summary>
    /// Senders may still hold the table from before a removal. A routee that was removed gets so long to receive what they send.
    /// </summary>
    private static readonly TimeSpan LastCalls = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes a pool's first routees, or finds a group's.</summary>
    public static Router Start(RoutedActorRef self)
    {
        var system = self.Cell.System;
        var router = self.Config.CreateRouter(system);
        switch (self.Config)
        {
            case Pool pool:
                router = Grow(self, router, pool.GetNrOfInstances(system));
                return pool.Resizer is { } resizer ? Grow(self, router, resizer.Resize(router.Routees)) : router;
            case Group group:
                var routees = group.GetPaths(system).Select(path => new ActorSelectionRoutee(self.Cell.ActorSelection(path)));
                return router.WithRoutees([.. routees]);
            default:
                return router;
        }
    }

    public static void Add(RoutedActorRef self, Routee routee)
    {
        Watch(self, routee);
        self.Router = self.Router.AddRoutee(routee);
    }

    /// <summary>Routes to a routee no more and stops it if it is the router's own.</summary>
    public static void Remove(RoutedActorRef self, Routee routee)
    {
        self.Router = self.Router.RemoveRoutee(routee);
        if (routee is not ActorRefRoutee { Actor: { } actor })
        {
            return;
        }

        self.Cell.Unwatch(actor);
        if (self.Cell.GetChild(actor.Path.Name) is { } child && child.Equals(actor))
        {
            self.Cell.System.Scheduler.ScheduleTellOnce(LastCalls, actor, PoisonPill.Instance, self);
        }
    }

    /// <summary>A routee has ended.</summary>
    public static void Forget(RoutedActorRef self, IActorRef routee) => self.Router = self.Router.RemoveRoutee(routee);

    public static void Adjust(RoutedActorRef self, int change)
    {
        if (change > 0)
        {
            self.Router = Grow(self, self.Router, change);
            return;
        }

        foreach (var routee in self.Router.Routees.TakeLast(-change).ToArray())
        {
            Remove(self, routee);
        }
    }

    private static Router Grow(RoutedActorRef self, Router router, int count)
    {
        var routees = router.Routees.ToList();
        for (var i = 0; i < count; i++)
        {
            var routee = new ActorRefRoutee(self.Cell.ActorOf(self.RouteeProps));
            Watch(self, routee);
            routees.Add(routee);
        }

        return router.WithRoutees([.. routees]);
    }

    private static void Watch(RoutedActorRef self, Routee routee)
    {
        if (routee is ActorRefRoutee { Actor: { } actor })
        {
            self.Cell.Watch(actor);
        }
    }
}
