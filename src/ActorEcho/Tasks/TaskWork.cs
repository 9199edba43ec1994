using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>What stays the same over the restarts of a <see cref="TaskActor{T}"/>: the function, its result, and how often it was called.</summary>
/// <param name="start">Calls the function, in the actor's turn; what it returns ends with it.</param>
internal sealed class TaskWork<T>(Func<IActorContext, CancellationToken, Task<T>> start, TaskOptions options) : IIndirectActorProducer
{
    private TimeSpan _delay = options.RestartDelay;

    public TaskOptions Options => options;

    public TaskCompletionSource<T> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Type ActorType => typeof(TaskActor<T>);

    public Task<T> Start(IActorContext context, CancellationToken token) => start(context, token);

    /// <summary>How long to wait this time.</summary>
    public TimeSpan NextDelay()
    {
        var delay = _delay;
        _delay = delay + delay < options.LongestRestartDelay ? delay + delay : options.LongestRestartDelay;
        return delay;
    }

    public ActorBase Produce() => new TaskActor<T>(this);

    public void Release(ActorBase actor)
    {
    }
}
