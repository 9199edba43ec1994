using ActorEcho.Host.Configuration;
using ActorEcho.Host.Logging;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;
using Hocon;

namespace ActorEcho.Host.Commands;

/// <summary><c>actorecho serve</c>: start, serve until told to stop, drain.</summary>
internal static class ServeCommand
{
    // A server whose actors no longer answer must not keep the process.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(EffectiveConfiguration configuration)
    {
        using var signals = new StopSignals();
        using var log = new ConsoleLoggerFactory(Console.OpenStandardOutput(), configuration.Options.LogFormat);
        using var system = CreateSystem(configuration, log);
        try
        {
            return await ServeAsync(system, configuration, signals, log);
        }
        finally
        {
            await Task.WhenAny(system.Terminate(), Task.Delay(StopPatience, TimeProvider.System));
        }
    }

    private static async Task<int> ServeAsync(ActorSystem system, EffectiveConfiguration configuration, StopSignals signals, ConsoleLoggerFactory log)
    {
        var server = system.ActorOf(ServerSupervisor.PropsFor(configuration.Options), "server");
        var shutdown = ServerShutdown.Register(system, server);
        var started = server.Ask<object>(new StartServer(), StartPatience);
        if (await Task.WhenAny(started, signals.First) == started && await WhyNotAsync(started) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure);
            return ExitCode.Bind;
        }

        foreach (var warning in configuration.Warnings)
        {
            log.Warn(warning);
        }

        var ended = server.WatchAsync();
        var listenerLost = server.Ask<ListenerLost>(new AwaitListenerLost(), Timeout.InfiniteTimeSpan);
        var reason = await Task.WhenAny(signals.First, ended, listenerLost);
        if (reason == ended)
        {
            await Console.Error.WriteLineAsync("actorecho: internal error: the server's supervisor has ended");
            return ExitCode.Internal;
        }

        var code = await StopAsync(system, server, shutdown, signals);
        return reason == listenerLost ? ExitCode.ListenerLost : code;
    }

    private static async Task<string?> WhyNotAsync(Task<object> started)
    {
        try
        {
            return await started is ServerNotStarted failed ? $"cannot listen on {failed.Address} (listener {failed.Listener}): {failed.Cause}" : null;
        }
        catch (AskTimeoutException)
        {
            return $"cannot listen: not every listener has its address after {StartPatience.TotalSeconds} s; a name server may not answer";
        }
    }

    private static async Task<int> StopAsync(ActorSystem system, IActorRef server, ServerShutdown shutdown, StopSignals signals)
    {
        var ended = CoordinatedShutdown.Get(system).Run(new AskedToStop());
        if (await Task.WhenAny(ended, signals.Second) == signals.Second)
        {
            server.Tell(new ResetConnections(), ActorRefs.NoSender);
        }

        // A phase that takes too long is left behind, so this ends in any case.
        await ended;
        return shutdown.Stopped is { IsCompletedSuccessfully: true } stopped && (await stopped).Reset == 0 ? ExitCode.Clean : ExitCode.Reset;
    }

    private static ActorSystem CreateSystem(EffectiveConfiguration configuration, ConsoleLoggerFactory log)
    {
        var config = ConfigurationFactory.ParseString(configuration.Own.Render(HoconRenderOptions.Json));
        try
        {
            var system = ActorSystem.Create("actorecho", config);
            MicrosoftLogging.Get(system).Use(log);
            system.Tcp();
            return system;
        }
        catch (Exception wrong) when (wrong is ConfigurationException or ArgumentException or FormatException)
        {
            throw configuration.Locate(wrong);
        }
    }

    /// <summary>A signal, or a listener that is lost for good.</summary>
    private sealed class AskedToStop : CoordinatedShutdown.Reason;
}
