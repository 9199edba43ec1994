using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>Runs functions as actors, so that the tree that owns everything else owns them too.</summary>
public static class TaskSpawning
{
    private const string BlockingDispatcher = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>
    /// Starts an asynchronous function as a child actor. It ends with its parent: its token is cancelled, and the parent waits for it, at most
    /// <see cref="TaskOptions.StopWait"/>. If it throws, the parent's supervisor strategy decides: to restart it is to call the function again.
    /// </summary>
    /// <typeparam name="T">What the function gives.</typeparam>
    /// <param name="parent">The parent: an actor's <c>Context</c>, or the system.</param>
    /// <param name="work">The function. It starts on a pool thread and must not touch the parent's state.</param>
    /// <param name="options">How it runs.</param>
    /// <returns>The handle: await it for the result.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static TaskHandle<T> Spawn<T>(this IActorRefFactory parent, Func<CancellationToken, Task<T>> work, TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Start(parent, new TaskWork<T>((_, token) => Task.Run(() => work(token), CancellationToken.None), Checked(options)));
    }

    /// <summary>
    /// The same for a function that holds its thread: it runs on <c>akka.actor.default-blocking-io-dispatcher</c>, where it keeps nobody else waiting.
    /// </summary>
    /// <inheritdoc cref="Spawn"/>
    public static TaskHandle<T> SpawnBlocking<T>(this IActorRefFactory parent, Func<CancellationToken, T> work, TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Start(parent, new TaskWork<T>((context, token) => RunBlocking(context, work, token), Checked(options)));
    }

    private static TaskHandle<T> Start<T>(IActorRefFactory parent, TaskWork<T> work)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return new TaskHandle<T>(parent.ActorOf(Props.CreateBy(work), work.Options.Name), work.Result.Task);
    }

    private static Task<T> RunBlocking<T>(IActorContext context, Func<CancellationToken, T> work, CancellationToken token)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        context.System.Dispatchers.Lookup(BlockingDispatcher).Schedule(() =>
        {
            try
            {
                result.SetResult(work(token));
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                result.SetCanceled(token);
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        });
        return result.Task;
    }

    private static TaskOptions Checked(TaskOptions? options)
    {
        options ??= TaskOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StopWait, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RestartDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LongestRestartDelay, options.RestartDelay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout ?? TimeSpan.MaxValue, TimeSpan.Zero);
        return options;
    }
}
