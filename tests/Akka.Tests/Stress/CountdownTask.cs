namespace Akka.Tests.Stress;

/// <summary>A task that completes with the last of so many signals.</summary>
internal sealed class CountdownTask(int signals)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = signals;

    internal Task Task => _done.Task;

    internal void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _done.SetResult();
        }
    }
}
