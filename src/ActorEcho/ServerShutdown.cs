using System.Globalization;
using Akka;
using Akka.Actor;

namespace ActorEcho;

/// <summary>
/// Puts the end of a server into the phases of its system's <see cref="CoordinatedShutdown"/>, among the tasks of the application: the grace in
/// <c>before-service-unbind</c>, the end of accepting in <c>service-unbind</c>, draining in <c>service-requests-done</c>.
/// </summary>
/// <example>
/// <code>
/// var system = ActorSystem.Create("server", ConfigurationFactory.ParseString(ServerShutdown.Config(options)));
/// var server = system.ActorOf(ServerSupervisor.PropsFor(options), "server");
/// var shutdown = ServerShutdown.Register(system, server);
/// </code>
/// </example>
public sealed class ServerShutdown
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<ServerStopped> _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IActorRef _server;
    private readonly Task _gone;
    private Task<object>? _ended;

    private ServerShutdown(IActorRef server)
    {
        _server = server;
        _gone = server.WatchAsync();
    }

    /// <summary>What became of the connections, when the phase <c>service-requests-done</c> has come so far; cancelled if the server had ended before.</summary>
    public Task<ServerStopped> Stopped => _stopped.Task;

    /// <summary>The configuration that gives the phases the time which the server may take, to lie under an application's own.</summary>
    /// <param name="options">The server's settings.</param>
    public static string Config(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            akka.coordinated-shutdown.phases {
              before-service-unbind.timeout = {{(options.ShutdownGrace + Margin).TotalMilliseconds:F0}}ms
              service-requests-done.timeout = {{(options.ShutdownDeadline + Margin).TotalMilliseconds:F0}}ms
            }
            """);
    }

    /// <summary>Registers the tasks of a server. To be called before the shutdown runs.</summary>
    /// <param name="system">The system that it runs in.</param>
    /// <param name="server">Its <see cref="ServerSupervisor"/>.</param>
    public static ServerShutdown Register(ActorSystem system, IActorRef server)
    {
        var tasks = CoordinatedShutdown.Get(system);
        var shutdown = new ServerShutdown(server);
        tasks.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "actorecho-grace", () => shutdown.ReachAsync(StopStage.GraceOver));
        tasks.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "actorecho-unbind", shutdown.UnbindAsync);
        tasks.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "actorecho-drain", shutdown.DrainAsync);
        return shutdown;
    }

    private async Task<Done> ReachAsync(StopStage stage)
    {
        await Task.WhenAny(AskFor(stage), _gone);
        return Done.Instance;
    }

    /// <summary>Draining begins with it and may be over before it is asked for, and the server gone; so both are asked for here.</summary>
    private Task<Done> UnbindAsync()
    {
        var unbound = ReachAsync(StopStage.Unbound);
        _ended = AskFor(StopStage.Ended);
        return unbound;
    }

    private async Task<Done> DrainAsync()
    {
        var ended = _ended ?? AskFor(StopStage.Ended);
        await Task.WhenAny(ended, _gone);

        // The end is told before the actor goes.
        _ = ended.IsCompleted && await ended is ServerStopped stopped ? _stopped.TrySetResult(stopped) : _stopped.TrySetCanceled();
        return Done.Instance;
    }

    private Task<object> AskFor(StopStage stage) => _server.Ask<object>(new StopStep(stage), Timeout.InfiniteTimeSpan);
}
