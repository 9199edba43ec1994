using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The configuration and kind of provider of an actor system, for <see cref="Setup.ActorSystemSetup"/>; immutable.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<ProviderSelection> provider)
    {
        Config = config;
        ActorRefProvider = provider;
    }

    public Option<Config> Config { get; }

    public Option<ProviderSelection> ActorRefProvider { get; }

    public static BootstrapSetup Create() => new(Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>In place of a configuration that was given before.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ActorRefProvider);

    /// <summary>Below a configuration that was given before.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        new(Config.HasValue ? Config.Value.WithFallback(config) : config, ActorRefProvider);

    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, name);
}
