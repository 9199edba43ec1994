using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The cause of a failure that was counted by <see cref="CircuitBreaker.Fail"/>.</summary>
public class UserCalledFailException : AkkaException
{
    public UserCalledFailException()
        : base($"User code caused {nameof(CircuitBreaker)} to fail because it calls the {nameof(CircuitBreaker.Fail)} method.")
    {
    }
}
