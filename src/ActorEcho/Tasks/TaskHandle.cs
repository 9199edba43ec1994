using System.Runtime.CompilerServices;
using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>A function that runs as an actor.</summary>
/// <typeparam name="T">What it gives.</typeparam>
public sealed class TaskHandle<T>
{
    internal TaskHandle(IActorRef actor, Task<T> completion)
    {
        Actor = actor;
        Completion = completion;
    }

    /// <summary>The actor. Watch it like any other.</summary>
    public IActorRef Actor { get; }

    /// <summary>
    /// The function's result; its exception itself, if its supervisor left it at that; cancelled, if it was aborted or its parent ended first.
    /// In an actor, use <c>PipeTo</c>, as with any task.
    /// </summary>
    public Task<T> Completion { get; }

    /// <summary>How it stands.</summary>
    public TaskState State => Completion.Status switch
    {
        TaskStatus.RanToCompletion => TaskState.Completed,
        TaskStatus.Faulted => TaskState.Faulted,
        TaskStatus.Canceled => TaskState.Aborted,
        _ => TaskState.Running,
    };

    /// <summary>Cancels the function's token, and stops the actor when the function has ended or was waited for long enough.</summary>
    public void Abort() => Actor.Tell(AbortTask.Instance, ActorRefs.NoSender);

    /// <summary>The same task, whose result is seen through a function.</summary>
    /// <param name="map">Called once, with the result. It should be quick and have no effect.</param>
    public TaskHandle<TResult> Map<TResult>(Func<T, TResult> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new TaskHandle<TResult>(Actor, MapAsync());

        async Task<TResult> MapAsync() => map(await Completion.ConfigureAwait(false));
    }

    /// <summary>Starts a task that goes on with this one's result. If this one fails or is aborted, so is that; to abort that aborts this.</summary>
    /// <param name="parent">The parent of the task that follows.</param>
    /// <param name="next">What follows.</param>
    /// <param name="options">How it runs.</param>
    public TaskHandle<TResult> Then<TResult>(IActorRefFactory parent, Func<T, CancellationToken, Task<TResult>> next, TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(next);
        return parent.Spawn(FollowAsync, options);

        async Task<TResult> FollowAsync(CancellationToken token)
        {
            await using var abort = token.UnsafeRegister(static handle => ((TaskHandle<T>)handle!).Abort(), this);
            return await next(await Completion.WaitAsync(token), token);
        }
    }

    /// <summary>Awaits <see cref="Completion"/>.</summary>
    public TaskAwaiter<T> GetAwaiter() => Completion.GetAwaiter();
}
