using Akka.Actor;
using Akka.Cells;

namespace Akka.Dispatch;

/// <summary>
/// Runs the steps of an actor's async handler in the actor's turn, so that its state, its context and the sender of the
/// message at hand stay valid behind every await.
/// </summary>
public sealed class ActorTaskScheduler : TaskScheduler
{
    private readonly ActorCell _cell;
    private int _detached;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>The message whose handler runs.</summary>
    public object CurrentMessage => Envelope.Message;

    internal Envelope Envelope { get; set; }

    /// <summary>Starts <paramref name="asyncAction"/> in the current actor, which takes no further user message until the task has ended.</summary>
    public static void RunTask(Func<Task> asyncAction) => ActorCell.CurrentOrThrow().RunTask(asyncAction);

    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <remarks>A synchronization context would take the steps behind an await away from the actor, so there is none meanwhile.</remarks>
    internal void Run(Task task)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    internal void Report(Task ended) => _cell.SendSystemMessage(new TaskEnded(this, ended));

    internal void RunDetached(Task task)
    {
        Volatile.Write(ref _detached, 1);
        ThreadPool.UnsafeQueueUserWorkItem(_ => TryExecuteTask(task), null);
    }

    protected override void QueueTask(Task task)
    {
        if (Volatile.Read(ref _detached) != 0)
        {
            RunDetached(task);
            return;
        }

        if (_cell.IsStartingTask && ReferenceEquals(ActorCell.Current, _cell))
        {
            _cell.IsStartingTask = false;
            Run(task);
            return;
        }

        _cell.SendSystemMessage(new ResumeTask(this, task));
    }

    /// <remarks>Only in the actor's own turn, and only with no other step of it on the stack.</remarks>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(ActorCell.Current, _cell) && ReferenceEquals(Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
