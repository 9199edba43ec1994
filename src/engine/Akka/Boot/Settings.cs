using Akka.Boot;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What the engine reads from <c>akka.*</c>, once, when a system starts.</summary>
public class Settings
{
    private readonly Lock _fallback = new();

    public Settings(ActorSystem system, Config config)
        : this(system, config, Actor.Setup.ActorSystemSetup.Empty)
    {
    }

    public Settings(ActorSystem system, Config config, Setup.ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        Config = config.SafeWithFallback(ConfigurationFactory.Default());
        var akka = new SettingsReader(Config);

        LogLevel = akka.Text("akka.loglevel");
        StdoutLogLevel = akka.Text("akka.stdout-loglevel");
        Loggers = akka.Texts("akka.loggers");
        LoggersDispatcher = akka.Text("akka.loggers-dispatcher");
        LoggerStartTimeout = akka.Time("akka.logger-startup-timeout");
        LoggerAsyncStart = akka.Flag("akka.logger-async-start");
        LogFormatter = LoggerTypes.Formatter(akka.Text("akka.logger-formatter"));
        LogFilter = setup.Get<LogFilterSetup>() is { HasValue: true, Value: var filters } ? filters.CreateEvaluator() : LogFilterEvaluator.NoFilters;
        StdoutLogger = LoggerTypes.StandardOut(akka.Text("akka.stdout-logger-class"), LogFilter);
        LogConfigOnStart = akka.Flag("akka.log-config-on-start");
        LogDeadLetters = akka.CountOrOnOff("akka.log-dead-letters");
        LogDeadLettersDuringShutdown = akka.Flag("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = akka.Time("akka.log-dead-letters-suspend-duration", allowInfinite: true);

        ProviderSelectionType = Provider(setup, akka.Text("akka.actor.provider"));
        ProviderClass = ProviderSelectionType.Fqn;
        HasCluster = ProviderSelectionType.HasCluster;
        SchedulerClass = akka.Text("akka.scheduler.implementation");
        AskTimeout = akka.Time("akka.actor.ask-timeout", allowInfinite: true);
        SupervisorStrategyClass = akka.Text("akka.actor.guardian-supervisor-strategy");
        EmitActorTelemetry = akka.Flag("akka.actor.telemetry.enabled");
        AddLoggingReceive = akka.Flag("akka.actor.debug.receive");
        DebugAutoReceive = akka.Flag("akka.actor.debug.autoreceive");
        DebugLifecycle = akka.Flag("akka.actor.debug.lifecycle");
        DebugEventStream = akka.Flag("akka.actor.debug.event-stream");
        DebugUnhandledMessage = akka.Flag("akka.actor.debug.unhandled");
        FsmDebugEvent = akka.Flag("akka.actor.debug.fsm");

        SchedulerShutdownTimeout = akka.Time("akka.scheduler.shutdown-timeout");
        CoordinatedShutdownTerminateActorSystem = akka.Flag("akka.coordinated-shutdown.terminate-actor-system");
        CoordinatedShutdownRunByActorSystemTerminate = akka.Flag("akka.coordinated-shutdown.run-by-actor-system-terminate");
    }

    public ActorSystem System { get; }

    public Config Config { get; private set; }

    public Setup.ActorSystemSetup Setup { get; }

    public string LogLevel { get; }

    public string StdoutLogLevel { get; }

    public IList<string> Loggers { get; }

    public string LoggersDispatcher { get; }

    public TimeSpan LoggerStartTimeout { get; }

    /// <summary>Whether the system starts without waiting for its loggers.</summary>
    public bool LoggerAsyncStart { get; }

    public ILogMessageFormatter LogFormatter { get; }

    public LogFilterEvaluator LogFilter { get; }

    /// <summary>What prints while no configured logger runs.</summary>
    public MinimalLogger StdoutLogger { get; }

    public bool LogConfigOnStart { get; }

    /// <summary>How many dead letters are logged; 0: none, <see cref="int.MaxValue"/>: all.</summary>
    public int LogDeadLetters { get; }

    public bool LogDeadLettersDuringShutdown { get; }

    public TimeSpan LogDeadLettersSuspendDuration { get; }

    public ProviderSelection ProviderSelectionType { get; }

    public string ProviderClass { get; }

    public bool HasCluster { get; }

    public string SchedulerClass { get; }

    /// <summary>How long an ask waits if it names no time; infinite: for ever.</summary>
    public TimeSpan AskTimeout { get; }

    public string SupervisorStrategyClass { get; }

    public bool EmitActorTelemetry { get; }

    /// <summary>Whether the messages of actors that are <see cref="ILogReceive"/> are logged.</summary>
    public bool AddLoggingReceive { get; }

    public bool DebugAutoReceive { get; }

    public bool DebugLifecycle { get; }

    public bool DebugEventStream { get; }

    public bool DebugUnhandledMessage { get; }

    public bool FsmDebugEvent { get; }

    public TimeSpan SchedulerShutdownTimeout { get; }

    public bool CoordinatedShutdownTerminateActorSystem { get; }

    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>Puts defaults below the configuration, for an extension that brings its own.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        lock (_fallback)
        {
            Config = Config.SafeWithFallback(config);
        }
    }

    // What the code says counts before what the configuration does.
    private static ProviderSelection Provider(Setup.ActorSystemSetup setup, string configured)
    {
        var chosen = setup.Get<BootstrapSetup>() is { HasValue: true, Value.ActorRefProvider: { HasValue: true, Value: var provider } }
            ? provider
            : ProviderSelection.Parse(configured);
        return chosen is ProviderSelection.Local ? chosen : throw new ConfigurationException(
            $"The actor reference provider is '{chosen.Identifier}' ({chosen.Fqn}); this engine has 'local' only. Remoting and clustering need the official packages.");
    }

    public override string ToString() => Config.ToString() ?? "";
}
