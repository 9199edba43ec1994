namespace Akka.Dispatch;

public sealed class ActionRunnable(Action action) : IRunnable
{
    public void Run() => action();

    public void Execute() => action();
}

public sealed class ActionWithStateRunnable(Action<object?> actionWithState, object? state) : IRunnable
{
    public void Run() => actionWithState(state);

    public void Execute() => actionWithState(state);
}
