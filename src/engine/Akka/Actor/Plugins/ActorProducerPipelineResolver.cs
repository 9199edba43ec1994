using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins of a system, one of each class; actors that are made later get them. Any thread.</summary>
public class ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder)
{
    private readonly Lock _gate = new();
    private readonly Lazy<ILoggingAdapter> _log = new(logBuilder);
    private IActorProducerPlugin[] _plugins = [];
    private ConcurrentDictionary<Type, ActorProducerPipeline> _pipelines = new();

    public int TotalPluginCount => Volatile.Read(ref _plugins).Length;

    /// <returns>False when one of its class is there already.</returns>
    public bool Register(IActorProducerPlugin plugin)
    {
        lock (_gate)
        {
            return Add(_plugins.Length, plugin);
        }
    }

    /// <param name="index">Its place among the plugins; behind the last one if it is larger.</param>
    /// <param name="plugin">The plugin.</param>
    /// <returns>False when one of its class is there already.</returns>
    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        lock (_gate)
        {
            return Add(Math.Min(index, _plugins.Length), plugin);
        }
    }

    /// <returns>False when none of its class was there.</returns>
    public bool Unregister(IActorProducerPlugin plugin)
    {
        lock (_gate)
        {
            var left = Array.FindAll(_plugins, other => other.GetType() != plugin.GetType());
            return left.Length != _plugins.Length && Publish(left);
        }
    }

    public bool IsRegistered(IActorProducerPlugin plugin) =>
        Array.Exists(Volatile.Read(ref _plugins), other => other.GetType() == plugin.GetType());

    /// <summary>For the cell; null when no plugin applies, which is the usual case and costs one read.</summary>
    internal ActorProducerPipeline? PipelineFor(Type actorType)
    {
        if (TotalPluginCount == 0)
        {
            return null;
        }

        // The table before the plugins: a change replaces the plugins first, so an old list cannot land in a new table.
        var pipelines = Volatile.Read(ref _pipelines);
        var pipeline = pipelines.GetOrAdd(
            actorType,
            static (type, self) => new ActorProducerPipeline(
                self._log, Volatile.Read(ref self._plugins).Where(plugin => plugin.CanBeAppliedTo(type))),
            this);
        return pipeline.Count == 0 ? null : pipeline;
    }

    private bool Add(int index, IActorProducerPlugin plugin) =>
        !IsRegistered(plugin) && Publish([.. _plugins[..index], plugin, .. _plugins[index..]]);

    private bool Publish(IActorProducerPlugin[] plugins)
    {
        Volatile.Write(ref _plugins, plugins);
        Volatile.Write(ref _pipelines, new ConcurrentDictionary<Type, ActorProducerPipeline>());
        return true;
    }
}
