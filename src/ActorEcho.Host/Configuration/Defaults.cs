using ActorEcho.Logging;
using Akka.Configuration;
using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>What holds if nobody says otherwise, besides the server's reference configuration.</summary>
internal static class Defaults
{
    /// <summary>
    /// What this program asks of the engine: to log through it and only through it, and not to end actors on SIGTERM, since that is when they
    /// are needed to drain connections.
    /// </summary>
    public static HoconMap Host { get; } = From("host", $$"""
        {{MicrosoftLogger.Config}}
        akka.stdout-loglevel = OFF
        akka.log-dead-letters = off
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        akka.coordinated-shutdown.run-by-actor-system-terminate = off
        """);

    /// <summary>The time that the phases of the system's end have, from how long the server may take.</summary>
    public static HoconMap Shutdown(ServerOptions options) => From("host", ServerShutdown.Config(options));

    /// <summary>The engine's own reference configuration, whichever engine it is.</summary>
    public static HoconMap Engine { get; } = From("engine", ConfigurationFactory.Default().ToString(includeFallback: true));

    private static HoconMap From(string origin, string text) => HoconDocument.Parse(HoconSource.OfText(text, origin)).Resolve();
}
