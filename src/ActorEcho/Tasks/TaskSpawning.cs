using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>Runs asynchronous functions as actors, so that the tree that owns everything else owns them too.</summary>
public static class TaskSpawning
{
    /// <summary>
    /// Starts a function as a child actor. It ends with its parent: its token is cancelled, and the parent waits for it, at most
    /// <paramref name="stopWait"/>. If it throws, the parent's supervisor strategy decides: to restart it is to call the function again.
    /// </summary>
    /// <typeparam name="T">What the function gives.</typeparam>
    /// <param name="parent">The parent: an actor's <c>Context</c>, or the system.</param>
    /// <param name="work">The function. It starts on a pool thread and must not touch the parent's state.</param>
    /// <param name="name">The child's name; one is made up when left out.</param>
    /// <param name="stopWait">
    /// How long the stopping actor waits for a function that does not heed its token, default 1 s. It holds a thread of the child's
    /// dispatcher meanwhile.
    /// </param>
    /// <returns>The handle: await it for the result.</returns>
    public static TaskHandle<T> Spawn<T>(this IActorRefFactory parent, Func<CancellationToken, Task<T>> work, string? name = null, TimeSpan? stopWait = null)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentNullException.ThrowIfNull(work);
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = parent.ActorOf(Props.CreateBy(new TaskProducer<T>(work, result, stopWait ?? TimeSpan.FromSeconds(1))), name);
        return new TaskHandle<T>(actor, result.Task);
    }

    private sealed class TaskProducer<T>(Func<CancellationToken, Task<T>> work, TaskCompletionSource<T> result, TimeSpan stopWait) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TaskActor<T>);

        public ActorBase Produce() => new TaskActor<T>(work, result, stopWait);

        public void Release(ActorBase actor)
        {
        }
    }
}
