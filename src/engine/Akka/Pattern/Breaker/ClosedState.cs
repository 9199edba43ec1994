namespace Akka.Pattern;

/// <summary>Calls are made; so many failures in a row open the circuit.</summary>
internal sealed class ClosedState(CircuitBreaker breaker) : BreakerState
{
    private int _failures;

    public int Failures => Volatile.Read(ref _failures);

    public override void Admit()
    {
    }

    public override void Succeeded() => Volatile.Write(ref _failures, 0);

    public override void Failed(Exception cause)
    {
        if (Interlocked.Increment(ref _failures) >= breaker.MaxFailures)
        {
            breaker.Trip(this, breaker.ResetTimeout, cause);
        }
    }
}
