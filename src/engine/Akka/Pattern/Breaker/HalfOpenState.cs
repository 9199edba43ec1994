namespace Akka.Pattern;

/// <summary>One call is made to try. It closes the circuit or opens it again, for longer if the breaker backs off.</summary>
internal sealed class HalfOpenState(CircuitBreaker breaker, TimeSpan lastResetTimeout) : BreakerState
{
    private int _tried;

    public override void Admit()
    {
        if (Interlocked.Exchange(ref _tried, 1) == 1)
        {
            throw new OpenCircuitException(breaker.LastCaughtException, TimeSpan.Zero);
        }
    }

    public override void Succeeded() => breaker.Close(this);

    public override void Failed(Exception cause) => breaker.Trip(this, breaker.After(lastResetTimeout), cause);
}
