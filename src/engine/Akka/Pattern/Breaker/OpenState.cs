namespace Akka.Pattern;

/// <summary>Calls fail fast until the reset timeout is over.</summary>
internal sealed class OpenState(CircuitBreaker breaker, TimeSpan resetTimeout, TimeSpan until, Exception cause) : BreakerState
{
    /// <summary>The timeout before the random share, for the next one to be computed from.</summary>
    public TimeSpan ResetTimeout { get; } = resetTimeout;

    public override void Admit()
    {
        var remaining = until - breaker.Scheduler.MonotonicClock;
        throw new OpenCircuitException(cause, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
    }

    public override void Succeeded()
    {
    }

    public override void Failed(Exception cause)
    {
    }
}
