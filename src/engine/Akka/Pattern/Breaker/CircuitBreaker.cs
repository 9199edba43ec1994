using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Guards calls to something that may fail. After <see cref="MaxFailures"/> failures in a row it opens and calls fail fast; after
/// <see cref="ResetTimeout"/> it lets one call through to try (half-open), which closes it or opens it again.
/// </summary>
public partial class CircuitBreaker
{
    private const double NoBackoff = 1.0;
    private const double Doubling = 2.0;

    private static readonly TimeSpan NoMaximum = TimeSpan.FromDays(36500);

    /// <param name="scheduler">Keeps the time.</param>
    /// <param name="maxFailures">Failures in a row that open the circuit; at least 1.</param>
    /// <param name="callTimeout">The time after which a call counts as failed, and fails with <see cref="TimeoutException"/>.</param>
    /// <param name="resetTimeout">How long the circuit stays open; above zero.</param>
    public CircuitBreaker(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, NoMaximum, NoBackoff)
    {
    }

    /// <inheritdoc cref="CircuitBreaker(IScheduler, int, TimeSpan, TimeSpan, TimeSpan, double, double)"/>
    public CircuitBreaker(
        IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout, TimeSpan maxResetTimeout, double exponentialBackoffFactor)
        : this(scheduler, maxFailures, callTimeout, resetTimeout, maxResetTimeout, exponentialBackoffFactor, 0.0)
    {
    }

    /// <param name="scheduler">Keeps the time.</param>
    /// <param name="maxFailures">Failures in a row that open the circuit; at least 1.</param>
    /// <param name="callTimeout">The time after which a call counts as failed, and fails with <see cref="TimeoutException"/>.</param>
    /// <param name="resetTimeout">How long the circuit stays open the first time; above zero.</param>
    /// <param name="maxResetTimeout">The longest it stays open, the random share aside.</param>
    /// <param name="exponentialBackoffFactor">By what the timeout is multiplied each time the try fails; at least 1.</param>
    /// <param name="randomFactor">Up to which share, 0 to 1, a timeout is lengthened at random, so that many breakers do not try at once.</param>
    public CircuitBreaker(
        IScheduler scheduler,
        int maxFailures,
        TimeSpan callTimeout,
        TimeSpan resetTimeout,
        TimeSpan maxResetTimeout,
        double exponentialBackoffFactor,
        double randomFactor)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        if (exponentialBackoffFactor < NoBackoff)
        {
            throw new ArgumentException("The backoff factor must be at least 1.0.", nameof(exponentialBackoffFactor));
        }

        if (randomFactor is < 0.0 or > 1.0)
        {
            throw new ArgumentException("The random factor must be between 0.0 and 1.0.", nameof(randomFactor));
        }

        Scheduler = scheduler;
        MaxFailures = maxFailures;
        CallTimeout = callTimeout;
        ResetTimeout = resetTimeout;
        MaxResetTimeout = maxResetTimeout;
        ExponentialBackoffFactor = exponentialBackoffFactor;
        RandomFactor = randomFactor;
        _state = new ClosedState(this);
    }

    public IScheduler Scheduler { get; }

    public int MaxFailures { get; }

    public TimeSpan CallTimeout { get; }

    public TimeSpan ResetTimeout { get; }

    public TimeSpan MaxResetTimeout { get; }

    public double ExponentialBackoffFactor { get; }

    public double RandomFactor { get; }

    public static CircuitBreaker Create(IScheduler scheduler, int maxFailures, TimeSpan callTimeout, TimeSpan resetTimeout) =>
        new(scheduler, maxFailures, callTimeout, resetTimeout);

    /// <returns>A new breaker that doubles its reset timeout each time the try fails, up to a maximum.</returns>
    public CircuitBreaker WithExponentialBackoff(TimeSpan maxResetTimeout) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, maxResetTimeout, Doubling, RandomFactor);

    /// <returns>A new breaker whose reset timeouts are lengthened by up to this share, 0 to 1.</returns>
    public CircuitBreaker WithRandomFactor(double randomFactor) =>
        new(Scheduler, MaxFailures, CallTimeout, ResetTimeout, MaxResetTimeout, ExponentialBackoffFactor, randomFactor);
}
