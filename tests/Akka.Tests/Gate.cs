using System.Diagnostics.CodeAnalysis;

namespace Akka.Tests;

/// <summary>A point in an actor's turn at which the test holds it.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when an actor has come to the gate.</summary>
    internal Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

    internal bool IsReached => _reached.Task.IsCompleted;

    [SuppressMessage("Usage", "VSTHRD002", Justification = "To block the actor is the point.")]
    internal void Pass()
    {
        _reached.TrySetResult();
        _open.Task.Wait(TimeSpan.FromSeconds(20));
    }

    internal void Open() => _open.TrySetResult();
}
