using System.Collections;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins that apply to one class of actor, in order. One that throws is logged; it harms neither the actor nor the others.</summary>
public class ActorProducerPipeline(Lazy<ILoggingAdapter> log, IEnumerable<IActorProducerPlugin> plugins) : IEnumerable<IActorProducerPlugin>
{
    private readonly IActorProducerPlugin[] _plugins = [.. plugins];

    public int Count => _plugins.Length;

    public void AfterActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
        {
            try
            {
                plugin.AfterIncarnated(actor, context);
            }
            catch (Exception cause)
            {
                log.Value.Error(cause, "Plugin {0} failed after {1} was made", plugin.GetType(), actor.GetType());
            }
        }
    }

    public void BeforeActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
        {
            try
            {
                plugin.BeforeIncarnated(actor, context);
            }
            catch (Exception cause)
            {
                log.Value.Error(cause, "Plugin {0} failed before {1} was let go", plugin.GetType(), actor.GetType());
            }
        }
    }

    public IEnumerator<IActorProducerPlugin> GetEnumerator() => ((IEnumerable<IActorProducerPlugin>)_plugins).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
