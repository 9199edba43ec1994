using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>What connects a <see cref="CoordinatedShutdown"/> with the end of its system and of its process.</summary>
internal static class ShutdownWiring
{
    /// <param name="shutdown">The one to connect.</param>
    /// <param name="config">The section <c>akka.coordinated-shutdown</c>.</param>
    public static void Connect(CoordinatedShutdown shutdown, Config config)
    {
        var terminate = config.GetBoolean("terminate-actor-system");
        var exit = config.GetBoolean("exit-clr");
        if (!terminate && config.GetBoolean("run-by-actor-system-terminate"))
        {
            throw new ConfigurationException(
                "akka.coordinated-shutdown.run-by-actor-system-terminate is on and terminate-actor-system is off: ActorSystem.Terminate would never end. Switch both.");
        }

        if (terminate || exit)
        {
            shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", () => End(shutdown, terminate, exit));
        }

        if (config.GetBoolean("run-by-clr-shutdown-hook"))
        {
            RunAtProcessExit(shutdown);
        }
    }

    private static async Task<Done> End(CoordinatedShutdown shutdown, bool terminate, bool exit)
    {
        if (terminate)
        {
            // Not Terminate, which would come back to this shutdown.
            shutdown.System.Abort();
            await shutdown.System.WhenTerminated.ConfigureAwait(false);
        }

        // A process that is on its way out already must not be asked again: Exit would wait for the handler that waits for this.
        if (exit && !Environment.HasShutdownStarted && shutdown.ShutdownReason is not CoordinatedShutdown.ClrExitReason)
        {
            _ = Task.Run(static () => Environment.Exit(0));
        }

        return Done.Instance;
    }

    private static void RunAtProcessExit(CoordinatedShutdown shutdown)
    {
        AppDomain.CurrentDomain.ProcessExit += OnExit;

        // A handler that stays would keep a system that has ended alive as long as its process.
        shutdown.System.RegisterOnTermination(() => AppDomain.CurrentDomain.ProcessExit -= OnExit);

        [SuppressMessage("Usage", "VSTHRD002", Justification = "The runtime ends the process when this handler returns; it runs on a thread of its own.")]
        void OnExit(object? sender, EventArgs e) =>
            shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).Wait(shutdown.TotalTimeout);
    }
}
