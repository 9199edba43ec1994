using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private ActorTaskScheduler? _tasks;

    private ActorBase? _taskOwner;

    /// <summary>The next task queued is a handler's first step, which runs at once.</summary>
    internal bool IsStartingTask { get; set; }

    internal ActorTaskScheduler TaskScheduler => _tasks ??= new ActorTaskScheduler(this);

    /// <summary>Runs an async handler: no user message is taken until it ends, and its steps run in the actor's turn.</summary>
    internal void RunTask(Func<Task> handler)
    {
        _mailbox.Suspend();
        var envelope = _envelope;
        TaskScheduler.Envelope = envelope;
        IsStartingTask = true;
        _taskOwner = _actor;
        var task = Task.Factory.StartNew(handler, CancellationToken.None, TaskCreationOptions.None, TaskScheduler).Unwrap();
        if (task.IsCompleted)
        {
            EndTask(task);
            return;
        }

        _ = task.ContinueWith(
            static (ended, self) => ((ActorCell)self!).SendSystemMessage(new TaskEnded(ended)),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            global::System.Threading.Tasks.TaskScheduler.Default);
    }

    private void RunStep(ResumeTask step)
    {
        var envelope = _envelope;
        _envelope = step.Scheduler.Envelope;
        try
        {
            step.Scheduler.Run(step.Task);
        }
        finally
        {
            _envelope = envelope;
        }
    }

    private void EndTask(Task task)
    {
        _mailbox.Resume();
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        if (!ReferenceEquals(_taskOwner, _actor))
        {
            Publish(new Warning(task.Exception, Self.Path.ToString(), ActorType, "An async handler of the incarnation before the restart failed."));
            return;
        }

        _envelope = TaskScheduler.Envelope;
        if (task.IsFaulted)
        {
            ExceptionDispatchInfo.Throw(task.Exception!.InnerExceptions.Count == 1 ? task.Exception.InnerException! : task.Exception);
        }

        throw new TaskCanceledException(task);
    }
}
