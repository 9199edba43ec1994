namespace Akka.Actor;

internal sealed class ActionEntry(Action action, long interval, ICancelable? cancelable) : WheelEntry(interval, cancelable)
{
    public override void Run() => action();

    public override string ToString() => $"action {action.Method.DeclaringType}.{action.Method.Name}";
}
