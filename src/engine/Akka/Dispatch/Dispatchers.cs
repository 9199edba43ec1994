using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system by their HOCON path.</summary>
public sealed class Dispatchers
{
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    private const int MostAliases = 20;

    private readonly ActorSystem _system;
    private readonly ILoggingAdapter _log;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private readonly ConcurrentDictionary<MessageDispatcher, string> _usersOwn = new(ReferenceEqualityComparer.Instance);

    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter logger)
    {
        _system = system;
        _log = logger;
        Prerequisites = prerequisites;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    public IDispatcherPrerequisites Prerequisites { get; }

    public MessageDispatcher DefaultGlobalDispatcher { get; }

    public Config DefaultDispatcherConfig => _system.Settings.Config.GetConfig(DefaultDispatcherId);

    /// <exception cref="ConfigurationException">There is no section of that path, or it names no dispatcher type.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        var configurator = Configurator(dispatcherName);
        var dispatcher = configurator.Dispatcher();
        if (configurator is not DispatcherConfigurator)
        {
            _usersOwn.TryAdd(dispatcher, dispatcherName);
        }

        return dispatcher;
    }

    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <returns>Whether the id was free.</returns>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    internal Config ConfigOf(string id) => Configurator(id).Config;

    internal void Shutdown()
    {
        foreach (var configurator in _configurators.Values.OfType<DispatcherConfigurator>())
        {
            configurator.Shutdown();
        }

        foreach (var dispatcher in _usersOwn.Keys)
        {
            dispatcher.ShutdownNow();
        }
    }

    private MessageDispatcherConfigurator Configurator(string id) => _configurators.TryGetValue(id, out var known)
        ? known
        : _configurators.GetOrAdd(id, name => Make(Section(name), name));

    /// <summary>A section, or the one that an alias names: <c>my-dispatcher = akka.actor.default-dispatcher</c>.</summary>
    private Config Section(string id)
    {
        var config = _system.Settings.Config;
        for (var depth = 0; depth < MostAliases; depth++)
        {
            if (!config.HasPath(id))
            {
                throw new ConfigurationException($"Dispatcher '{id}' is not configured; expected a section '{id}' with a type.");
            }

            if (!config.GetValue(id).IsString())
            {
                return config.GetConfig(id).WithFallback(ConfigurationFactory.ParseString($"id = \"{id}\"")).WithFallback(config.GetConfig(DefaultDispatcherId));
            }

            id = config.GetString(id);
        }

        throw new ConfigurationException($"Dispatcher '{id}' is an alias of an alias more than {MostAliases} times; expected a section at the end.");
    }

    private MessageDispatcherConfigurator Make(Config section, string id)
    {
        var type = section.GetString("type", "");
        return type switch
        {
            "Dispatcher" or "TaskDispatcher" => new DispatcherConfigurator(section, Prerequisites),
            "PinnedDispatcher" => new DispatcherConfigurator(section, Prerequisites, static (c, config) => new PinnedDispatcher(c, config), shared: false),
            "BlockingDispatcher" => new DispatcherConfigurator(section, Prerequisites, static (c, config) => new BlockingDispatcher(c, config)),
            "" => throw new ConfigurationException($"Dispatcher '{id}' has no type; expected {id}.type."),
            _ => MakeUsersOwn(type, section, id),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A configurator of the user's own is kept by the user; the built-in ones are made by name.")]
    private MessageDispatcherConfigurator MakeUsersOwn(string typeName, Config section, string id)
    {
        if (Type.GetType(typeName) is { } type && typeof(MessageDispatcherConfigurator).IsAssignableFrom(type))
        {
            return (MessageDispatcherConfigurator)Activator.CreateInstance(type, section, Prerequisites)!;
        }

        _log.Error($"Dispatcher '{id}' has type '{typeName}', which is none.");
        throw new ConfigurationException(
            $"{id}.type is '{typeName}'; expected Dispatcher, PinnedDispatcher, BlockingDispatcher or the name of a MessageDispatcherConfigurator with its assembly.");
    }
}
