using Akka.Actor;
using Akka.Cells;

namespace Akka.TestKit.Kit;

/// <summary>
/// Makes a test actor the sender of what a test tells: on the thread that runs the test, and behind each await of the test on the
/// thread where it goes on.
/// </summary>
internal sealed class ImplicitSender(ActorCell testActor) : SynchronizationContext
{
    internal static void Become(IActorRef testActor)
    {
        var cell = ((LocalActorRef)testActor).Cell;
        cell.Enter();
        SetSynchronizationContext(new ImplicitSender(cell));
    }

    /// <summary>The thread forgets the test actor, so that the next test on it does not send in its name.</summary>
    internal static void Resign(IActorRef testActor)
    {
        if (testActor is LocalActorRef actor && ReferenceEquals(ActorCell.Current, actor.Cell))
        {
            actor.Cell.Leave(null);
        }

        if (Current is ImplicitSender context && ReferenceEquals(context.Cell, (testActor as LocalActorRef)?.Cell))
        {
            SetSynchronizationContext(null);
        }
    }

    private ActorCell Cell { get; } = testActor;

    public override SynchronizationContext CreateCopy() => this;

    /// <remarks>Always on the thread pool: the context that was there before may have but one thread, which a blocking test holds.</remarks>
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ => Send(d, state));

    public override void Send(SendOrPostCallback d, object? state)
    {
        var before = Current;
        var outer = Cell.Enter();
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        finally
        {
            SetSynchronizationContext(before);
            Cell.Leave(outer);
        }
    }
}
