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
    /// The function's result; its exception, if its supervisor stopped it for that; cancelled, if it was aborted or its parent ended first.
    /// In an actor, use <c>PipeTo</c>, as with any task.
    /// </summary>
    public Task<T> Completion { get; }

    /// <summary>Cancels the function's token and stops the actor.</summary>
    public void Abort() => Actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);

    /// <summary>Awaits <see cref="Completion"/>.</summary>
    public TaskAwaiter<T> GetAwaiter() => Completion.GetAwaiter();
}
