namespace Akka.Pattern;

/// <summary>
/// One stay of a breaker in a state. A call reports to the stay it began in, so one that ends after the state has changed
/// counts for nothing.
/// </summary>
internal abstract class BreakerState
{
    /// <exception cref="OpenCircuitException">The call must not be made.</exception>
    public abstract void Admit();

    public abstract void Succeeded();

    public abstract void Failed(Exception cause);
}
