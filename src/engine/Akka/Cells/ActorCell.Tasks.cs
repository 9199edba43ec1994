using System.Runtime.ExceptionServices;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    /// <summary>The next task queued is a handler's first step, which runs at once.</summary>
    internal bool IsStartingTask { get; set; }

    /// <summary>Runs an async handler: no user message is taken until it ends, and its steps run in the actor's turn.</summary>
    internal void RunTask(Func<Task> handler)
    {
        _mailbox.Suspend();
        RunningTasks++;
        var scheduler = Tasks ??= new ActorTaskScheduler(this);
        scheduler.Envelope = _envelope;
        IsStartingTask = true;
        var task = Task.Factory.StartNew(handler, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
        if (CallUnderWay is { } call)
        {
            call.Task = task;
        }

        if (task.IsCompleted)
        {
            EndTask(scheduler, task);
            return;
        }

        _ = task.ContinueWith(
            static (ended, by) => ((ActorTaskScheduler)by!).Report(ended),
            scheduler,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
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

    private void EndTask(ActorTaskScheduler scheduler, Task task)
    {
        _mailbox.Resume();
        RunningTasks--;
        StartReceiveTimeout();
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        if (!ReferenceEquals(scheduler, Tasks))
        {
            Publish(new Warning(task.Exception, Self.Path.ToString(), ActorType, "An async handler of the incarnation before the restart failed."));
            return;
        }

        _envelope = scheduler.Envelope;
        if (task.IsFaulted)
        {
            ExceptionDispatchInfo.Throw(task.Exception!.InnerExceptions.Count == 1 ? task.Exception.InnerException! : task.Exception);
        }

        throw new TaskCanceledException(task);
    }
}
