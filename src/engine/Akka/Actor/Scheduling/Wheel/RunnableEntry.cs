using Akka.Dispatch;

namespace Akka.Actor;

internal sealed class RunnableEntry(IRunnable runnable, long interval, ICancelable? cancelable) : WheelEntry(interval, cancelable)
{
    public override void Run() => runnable.Run();

    public override string ToString() => $"runnable {runnable}";
}
