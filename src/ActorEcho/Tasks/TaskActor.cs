using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>One run of a function. It ends when the function has, or when it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing, and an abandoned function may still look at its token.")]
internal sealed class TaskActor<T>(Func<CancellationToken, Task<T>> work, TaskCompletionSource<T> result, TimeSpan stopWait) : UntypedActor
{
    private readonly CancellationTokenSource _stopping = new();
    private Task<T> _run = Task.FromCanceled<T>(new CancellationToken(canceled: true));

    protected override void PreStart()
    {
        var token = _stopping.Token;
        _run = Task.Run(() => work(token), CancellationToken.None);
        _ = _run.PipeTo(Self, success: _ => new Ended(_run), failure: _ => new Ended(_run));
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Ended ended when ended.Run != _run:
                break; // A run before the last restart.
            case Ended when _run.IsFaulted:
                ExceptionDispatchInfo.Throw(_run.Exception.InnerException!);
                break;
            case Ended:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <summary>Another run follows, so whoever holds the handle goes on waiting.</summary>
    protected override void PreRestart(Exception reason, object message) => EndRun();

    protected override void PostStop()
    {
        EndRun();
        _ = ReportAsync();
    }

    // Neither engine lets an actor put off its end without holding a thread. A function that heeds its token has mostly ended at once.
    private void EndRun()
    {
        _stopping.Cancel();
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne(stopWait);
    }

    private async Task ReportAsync()
    {
        if (!_run.IsCompleted)
        {
            result.TrySetCanceled(_stopping.Token);
            return;
        }

        try
        {
            result.TrySetResult(await _run);
        }
        catch (OperationCanceledException)
        {
            result.TrySetCanceled(_stopping.Token);
        }
        catch (Exception failure)
        {
            // The supervisor has seen it, so nobody need look at the handle.
            result.TrySetException(failure);
            _ = result.Task.Exception;
        }
    }

    private sealed record Ended(Task<T> Run);
}
