using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A call was not made because the circuit is open.</summary>
public class OpenCircuitException : AkkaException
{
    private const string DefaultMessage = "Circuit Breaker is open; calls are failing fast";

    public OpenCircuitException()
        : this(DefaultMessage)
    {
    }

    public OpenCircuitException(string message)
        : base(message)
    {
    }

    public OpenCircuitException(string message, TimeSpan remainingDuration)
        : base(message)
    {
        RemainingDuration = remainingDuration;
    }

    public OpenCircuitException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    public OpenCircuitException(string message, Exception? cause, TimeSpan remainingDuration)
        : base(message, cause)
    {
        RemainingDuration = remainingDuration;
    }

    public OpenCircuitException(Exception? cause)
        : this(DefaultMessage, cause)
    {
    }

    public OpenCircuitException(Exception? cause, TimeSpan remainingDuration)
        : this(DefaultMessage, cause, remainingDuration)
    {
    }

    /// <summary>How long until the circuit lets a call through to try; zero if that is under way or not known.</summary>
    public TimeSpan RemainingDuration { get; }
}
