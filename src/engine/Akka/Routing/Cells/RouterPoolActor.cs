using Akka.Actor;

namespace Akka.Routing;

/// <summary>The actor behind a pool: supervises the routees and changes their number.</summary>
internal sealed class RouterPoolActor(Pool pool) : RouterActor(pool)
{
    protected override SupervisorStrategy SupervisorStrategy() => pool.SupervisorStrategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case AdjustPoolSize adjust:
                RouteeTable.Adjust(Router, adjust.Change);
                return true;
            case Resize when pool.Resizer is { } resizer:
                try
                {
                    RouteeTable.Adjust(Router, resizer.Resize(Router.Router.Routees));
                }
                finally
                {
                    Router.EndResize();
                }

                return true;
            default:
                return base.Receive(message);
        }
    }
}
