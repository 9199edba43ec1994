using Akka.Event;

namespace Akka.Boot;

/// <summary>What runs when a system has ended, last registered first, and the task that says it has.</summary>
internal sealed class TerminationCallbacks
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stack<Action> _actions = new();
    private bool _ran;

    internal Task Done => _done.Task;

    internal void Add(Action action)
    {
        lock (_actions)
        {
            if (!_ran)
            {
                _actions.Push(action);
                return;
            }
        }

        throw new InvalidOperationException("The actor system has ended, so nothing can be registered for its end.");
    }

    internal void Run(ILoggingAdapter log)
    {
        Action[] actions;
        lock (_actions)
        {
            _ran = true;
            actions = [.. _actions];
        }

        foreach (var action in actions)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                log.Error(e, "A callback for the end of the actor system failed.");
            }
        }

        _done.TrySetResult();
    }
}
