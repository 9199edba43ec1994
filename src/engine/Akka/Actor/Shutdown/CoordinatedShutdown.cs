using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// Ends an actor system in phases, each with its tasks: those of one phase run side by side, the phases one after the other by what they
/// depend on. It runs once; what starts it are <see cref="Run"/>, the system's <see cref="ActorSystem.Terminate"/> and the end of the process.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";
    public const string PhaseServiceUnbind = "service-unbind";
    public const string PhaseServiceRequestsDone = "service-requests-done";
    public const string PhaseServiceStop = "service-stop";
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";
    public const string PhaseClusterLeave = "cluster-leave";
    public const string PhaseClusterExiting = "cluster-exiting";
    public const string PhaseClusterExitingDone = "cluster-exiting-done";
    public const string PhaseClusterShutdown = "cluster-shutdown";
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";
    public const string PhaseActorSystemTerminate = "actor-system-terminate";

    private readonly IReadOnlyDictionary<string, ShutdownPhase> _phases;
    private readonly IReadOnlyList<string> _order;
    private readonly TimeProvider _time;
    private readonly ILoggingAdapter _log;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ShutdownTask>> _tasks = new();
    private readonly TaskCompletionSource<Done> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, IReadOnlyDictionary<string, ShutdownPhase> phases, TimeProvider time)
    {
        System = system;
        _phases = phases;
        _order = ShutdownPhase.Order(phases);
        _time = time;
        _log = Logging.GetLogger(system, nameof(CoordinatedShutdown));
    }

    public ExtendedActorSystem System { get; }

    /// <summary>Why it was run; null before that.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>The most that the phases which have tasks can take together.</summary>
    public TimeSpan TotalTimeout => _tasks.Keys.Aggregate(TimeSpan.Zero, (sum, phase) => sum + Timeout(phase));

    public static CoordinatedShutdown Get(ActorSystem sys) => sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>Adds a task to a phase. One that comes after its phase has begun is not run.</summary>
    /// <exception cref="ArgumentException">The configuration has no such phase, or the name is empty.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        Phase(phase);
        _tasks.GetOrAdd(phase, static _ => new ConcurrentQueue<ShutdownTask>()).Enqueue(new ShutdownTask(taskName, task));
    }

    /// <summary>What one phase may take.</summary>
    /// <exception cref="ArgumentException">The configuration has no such phase.</exception>
    public TimeSpan Timeout(string phase) => Phase(phase).Timeout;

    /// <summary>Runs the phases, from <paramref name="fromPhase"/> on if one is given. Only the first call does; others wait for the same end.</summary>
    /// <returns>Ends when the last phase has; fails when a phase without <c>recover</c> does.</returns>
    /// <exception cref="ArgumentException">The configuration has no such phase.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (fromPhase is not null)
        {
            Phase(fromPhase);
        }

        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _log.Info("Running CoordinatedShutdown with reason [{0}]", reason);
            _ = RunPhases(fromPhase);
        }

        return _ended.Task;
    }

    private ShutdownPhase Phase(string name) => _phases.TryGetValue(name, out var phase)
        ? phase
        : throw new ArgumentException(
            $"akka.coordinated-shutdown.phases has no phase [{name}]; it has [{string.Join(", ", _order)}].", nameof(name));
}
