using Akka.Actor;
using Akka.Cells;
using Akka.Routing;

namespace Akka.Boot;

/// <summary>Makes the reference of an actor whose props name a router.</summary>
internal static class RoutedActorRefs
{
    /// <exception cref="Configuration.ConfigurationException">The router is to come from the configuration, and is not there or wrong.</exception>
    public static LocalActorRef Make(ActorSystemImpl system, Props props, RouterConfig router, LocalActorRef parent, ActorPath path)
    {
        var routeeProps = props.WithRouter(null);
        if (router is NoRouter)
        {
            return system.Provider.MakeLocalRef(routeeProps, parent, path);
        }

        var deployment = RouterDeployment.Find(system.Settings.Config, path);
        var config = RouterDeployment.Resolve(router, deployment?.Config);
        config.VerifyConfig(path);
        if (config is Pool { UsePoolDispatcher: true } && routeeProps.Dispatcher == Dispatch.Dispatchers.DefaultDispatcherId)
        {
            routeeProps = routeeProps.WithDispatcher(RouterDeployment.PoolDispatcher(deployment?.Key, path));
        }

        var head = Props.CreateBy(new RouterHeadProducer(config)).WithDispatcher(config.RouterDispatcher);
        var dispatcher = system.Dispatchers.Lookup(head.Dispatcher);
        var mailbox = system.Mailboxes.GetMailboxType(head);
        return new RoutedActorRef(system, head, dispatcher, mailbox, parent, path, config, routeeProps);
    }
}
