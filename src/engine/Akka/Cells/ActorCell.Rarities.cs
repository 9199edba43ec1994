using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

// What most actors never need. A connection costs two cells, so it has its place elsewhere, and only once it is needed.
internal sealed partial class ActorCell
{
    private Rarities? _rarities;

    /// <summary>Who failed: this actor, or the child whose failure it passed on. Null while all is well.</summary>
    private IActorRef? Perpetrator
    {
        get => _rarities?.Perpetrator;
        set => Set(value, static (r, v) => r.Perpetrator = v);
    }

    /// <summary>How often a supervisor, or a failure, has made the actor stand still. The mailbox counts running tasks as well.</summary>
    private int Standstills
    {
        get => _rarities?.Standstills ?? 0;
        set => Rare().Standstills = value;
    }

    /// <summary>Of this incarnation: what the one before has left running keeps its own sender and reports to no supervisor.</summary>
    private ActorTaskScheduler? Tasks
    {
        get => _rarities?.Tasks;
        set => Set(value, static (r, v) => r.Tasks = v);
    }

    private int RunningTasks
    {
        get => _rarities?.RunningTasks ?? 0;
        set => Rare().RunningTasks = value;
    }

    private TimerScheduler? OwnTimers
    {
        get => _rarities?.Timers;
        set => Set(value, static (r, v) => r.Timers = v);
    }

    private Stack<Receive>? OuterBehaviors
    {
        get => _rarities?.OuterBehaviors;
        set => Set(value, static (r, v) => r.OuterBehaviors = v);
    }

    private List<SystemMessage>? HeldBack
    {
        get => _rarities?.HeldBack;
        set => Set(value, static (r, v) => r.HeldBack = v);
    }

    private ActorProducerPipeline? Plugins
    {
        get => _rarities?.Plugins;
        set => Set(value, static (r, v) => r.Plugins = v);
    }

    private DirectCall? CallUnderWay
    {
        get => _rarities?.CallUnderWay;
        set => Set(value, static (r, v) => r.CallUnderWay = v);
    }

    private Rarities Rare() => _rarities ??= new Rarities();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set<T>(T? value, Action<Rarities, T?> set)
        where T : class
    {
        if (value is not null || _rarities is not null)
        {
            set(Rare(), value);
        }
    }

    private sealed class Rarities
    {
        internal IActorRef? Perpetrator;
        internal int Standstills;
        internal ActorTaskScheduler? Tasks;
        internal int RunningTasks;
        internal TimerScheduler? Timers;
        internal Stack<Receive>? OuterBehaviors;
        internal List<SystemMessage>? HeldBack;
        internal ActorProducerPipeline? Plugins;
        internal DirectCall? CallUnderWay;
    }
}
