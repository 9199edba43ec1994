using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>Tasks that end together: with the group, and so at the latest with the group's parent.</summary>
public sealed class TaskGroup
{
    private TaskGroup(IActorRef actor) => Actor = actor;

    /// <summary>The members' parent. Watch it like any other actor.</summary>
    public IActorRef Actor { get; }

    /// <summary>Starts a group without members.</summary>
    /// <param name="parent">The parent: an actor's <c>Context</c>, or the system.</param>
    /// <param name="endsWithFailure">Whether the failure of one member ends the group; else it ends that member.</param>
    /// <param name="name">The group's name; one is made up when left out.</param>
    public static TaskGroup Start(IActorRefFactory parent, bool endsWithFailure = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return new TaskGroup(parent.ActorOf(Props.CreateBy(new Producer(endsWithFailure)), name));
    }

    /// <summary>Starts a member.</summary>
    /// <param name="work">The function.</param>
    /// <param name="options">How it runs.</param>
    /// <exception cref="OperationCanceledException">The group has ended.</exception>
    public async Task<TaskHandle<T>> SpawnAsync<T>(Func<CancellationToken, Task<T>> work, TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        var member = new Member<T>(work, options);
        var ended = Actor.WatchAsync();
        Actor.Tell(member);
        return await Task.WhenAny(member.Handle.Task, ended).ConfigureAwait(false) == ended && !member.Handle.Task.IsCompleted
            ? throw new OperationCanceledException("the task group has ended")
            : await member.Handle.Task.ConfigureAwait(false);
    }

    /// <summary>Cancels all members' tokens; ends when all of them have, as far as <see cref="TaskOptions.StopWait"/> gives them time.</summary>
    public Task EndAsync()
    {
        var ended = Actor.WatchAsync();
        Actor.Tell(PoisonPill.Instance);
        return ended;
    }

    private abstract class Member
    {
        public abstract void Start(IActorRefFactory group);
    }

    private sealed class Member<T>(Func<CancellationToken, Task<T>> work, TaskOptions? options) : Member
    {
        public TaskCompletionSource<TaskHandle<T>> Handle { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Start(IActorRefFactory group)
        {
            try
            {
                Handle.SetResult(group.Spawn(work, options));
            }
            catch (Exception wrong) when (wrong is ArgumentException or InvalidActorNameException)
            {
                Handle.SetException(wrong); // The caller's mistake is no failure of the group.
            }
        }
    }

    private sealed class GroupActor(bool endsWithFailure) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide, loggingEnabled: false);

        protected override void OnReceive(object message) => ((Member)message).Start(Context);

        private Directive Decide(Exception failure)
        {
            if (endsWithFailure)
            {
                Context.Stop(Self);
            }

            return Directive.Stop;
        }
    }

    private sealed class Producer(bool endsWithFailure) : IIndirectActorProducer
    {
        public Type ActorType => typeof(GroupActor);

        public ActorBase Produce() => new GroupActor(endsWithFailure);

        public void Release(ActorBase actor)
        {
        }
    }
}
