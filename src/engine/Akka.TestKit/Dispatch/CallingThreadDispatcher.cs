using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>
/// Runs an actor on the thread that sends to it, before <c>Tell</c> returns, so that a test needs no waiting. An actor that is
/// told something in its own turn handles it when this turn ends; one that runs on another thread at that moment handles it
/// there. In both cases messages keep the order in which they came, and an actor is never on two threads.
/// </summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    public static new string Id = "akka.test.calling-thread-dispatcher";

    /// <summary>Actors that may run inside each other on one thread; a longer chain would overflow its stack, so the next ones wait for the outermost.</summary>
    private const int DeepestNesting = 128;

    [ThreadStatic]
    private static Turn? _innermost;

    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        base.Id = configurator.Config.GetString("id", Id);
        Throughput = int.MaxValue;
    }

    protected internal override void ExecuteTask(IRunnable run)
    {
        switch (_innermost)
        {
            case null:
                RunOutermost(run);
                break;
            case var turn when ReferenceEquals(turn.Run, run):
                // Asked for by the end of its own turn; to run here would nest once more for each turn.
                turn.Again = true;
                break;
            case { Depth: >= DeepestNesting } turn:
                turn.Waiting.Enqueue(run);
                break;
            case var turn:
                RunIn(new Turn(run, turn));
                break;
        }
    }

    protected override void Shutdown()
    {
    }

    private static void RunOutermost(IRunnable run)
    {
        var turn = new Turn(run);
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // An actor has none; the test's would take its continuations into the test.
        try
        {
            RunIn(turn);
        }
        finally
        {
            RunRest(turn.Waiting);
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    // A mailbox that waits counts as scheduled: if it were dropped, its actor would never run again.
    private static void RunRest(Queue<IRunnable> waiting)
    {
        while (waiting.TryDequeue(out var next))
        {
            RunIn(new Turn(next, waiting));
        }
    }

    private static void RunIn(Turn turn)
    {
        var outer = _innermost;
        _innermost = turn;
        try
        {
            do
            {
                turn.Again = false;
                turn.Run.Run();
            }
            while (turn.Again);
        }
        finally
        {
            _innermost = outer;
        }
    }

    /// <summary>A mailbox that this thread executes, inside the turn of the one that sent to it.</summary>
    private sealed class Turn(IRunnable run, Queue<IRunnable> waiting, int depth = 0)
    {
        internal Turn(IRunnable run)
            : this(run, new Queue<IRunnable>())
        {
        }

        internal Turn(IRunnable run, Turn outer)
            : this(run, outer.Waiting, outer.Depth + 1)
        {
        }

        internal IRunnable Run { get; } = run;

        internal int Depth { get; } = depth;

        /// <summary>What the outermost turn of this thread runs when it has ended.</summary>
        internal Queue<IRunnable> Waiting { get; } = waiting;

        internal bool Again { get; set; }
    }
}
