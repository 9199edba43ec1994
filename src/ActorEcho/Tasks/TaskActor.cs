using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Tasks;

/// <summary>One run of a function. It ends when the function has, or when it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing, and an abandoned function may still look at its token.")]
internal sealed class TaskActor<T>(TaskWork<T> work) : UntypedActor
{
    private readonly CancellationTokenSource _stopping = new();
    private Task<T>? _run;
    private ICancelable? _timeout;
    private ICancelable? _timer;
    private bool _timedOut;

    protected override void PreStart() => Call();

    protected override void PostRestart(Exception reason) => Later(work.NextDelay(), CallAgain.Instance);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Ended ended when ended.Run == _run:
                Conclude(ended.Run);
                break;
            case Resumed resumed when resumed.Run == _run:
                Context.Stop(Self); // The supervisor has let the failure pass, and there is nothing to go on with.
                break;
            case CallAgain when _run is null:
                Call();
                break;
            case AbortTask:
                Cancel();
                break;
            case TimeIsUp:
                _timedOut = true;
                Cancel();
                break;
            case WaitedEnough:
                Context.Stop(Self);
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

    private void Call()
    {
        var token = _stopping.Token;
        _run = work.Start(Context, token);
        _ = _run.PipeTo(Self, success: _ => new Ended(_run), failure: _ => new Ended(_run));
        if (work.Options.Timeout is { } time)
        {
            _timeout = Context.System.Scheduler.ScheduleTellOnceCancelable(time, Self, TimeIsUp.Instance, Self);
        }
    }

    private void Conclude(Task<T> run)
    {
        if (run.IsFaulted && !_stopping.IsCancellationRequested)
        {
            Self.Tell(new Resumed(run)); // Is handled only if this actor goes on as it is.
            ExceptionDispatchInfo.Throw(run.Exception.InnerException!);
        }

        Context.Stop(Self);
    }

    private void Cancel()
    {
        _stopping.Cancel();
        if (_run is null)
        {
            Context.Stop(Self);
        }
        else
        {
            Later(work.Options.StopWait, WaitedEnough.Instance);
        }
    }

    private void Later(TimeSpan delay, object message)
    {
        _timer?.Cancel();
        _timer = null;
        if (delay == TimeSpan.Zero)
        {
            Self.Tell(message);
        }
        else
        {
            _timer = Context.System.Scheduler.ScheduleTellOnceCancelable(delay, Self, message, Self);
        }
    }

    // Neither engine lets an actor that its parent stops put off its end without holding a thread. A function that heeds its token has mostly ended at once.
    private void EndRun()
    {
        _timeout?.Cancel();
        _timer?.Cancel();
        var waited = _stopping.IsCancellationRequested;
        _stopping.Cancel();
        if (!waited && _run is { IsCompleted: false })
        {
            ((IAsyncResult)_run).AsyncWaitHandle.WaitOne(work.Options.StopWait);
        }
    }

    private async Task ReportAsync()
    {
        if (_timedOut)
        {
            work.Result.TrySetException(new TimeoutException($"the task did not end within {work.Options.Timeout}"));
            _ = work.Result.Task.Exception;
            return;
        }

        if (_run is not { IsCompleted: true })
        {
            work.Result.TrySetCanceled(_stopping.Token);
            return;
        }

        try
        {
            work.Result.TrySetResult(await _run);
        }
        catch (OperationCanceledException)
        {
            work.Result.TrySetCanceled(_stopping.Token);
        }
        catch (Exception failure)
        {
            // The supervisor has seen it, so nobody need look at the handle.
            work.Result.TrySetException(failure);
            _ = work.Result.Task.Exception;
        }
    }

    private sealed record Ended(Task<T> Run) : IDeadLetterSuppression;

    private sealed record Resumed(Task<T> Run) : IDeadLetterSuppression;
}
