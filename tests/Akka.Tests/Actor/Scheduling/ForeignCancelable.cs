using Akka.Actor;

namespace Akka.Tests.Actor.Scheduling;

/// <summary>An <see cref="ICancelable"/> that is not the engine's own class.</summary>
internal sealed class ForeignCancelable : ICancelable
{
    public bool IsCancellationRequested { get; private set; }

    public CancellationToken Token => new(IsCancellationRequested);

    public void Cancel() => IsCancellationRequested = true;

    public void Cancel(bool throwOnFirstException) => Cancel();

    public void CancelAfter(TimeSpan delay) => throw new NotSupportedException();

    public void CancelAfter(int millisecondsDelay) => throw new NotSupportedException();
}
