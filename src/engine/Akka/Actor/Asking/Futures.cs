using Akka.Boot;
using Akka.Cells;

namespace Akka.Actor;

/// <summary>Ask: a message whose answer comes back as a task.</summary>
public static class Futures
{
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <param name="messageFactory">Makes the message from the reference that takes the answer.</param>
    /// <param name="timeout">Null: <c>akka.actor.ask-timeout</c>; infinite: no limit.</param>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    /// <exception cref="ArgumentException">The answer is not a <typeparamref name="T"/>.</exception>
    public static Task<T> Ask<T>(
        this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var system = ActorSystemImpl.Of(self) ?? ActorCell.Current?.SystemImpl ?? throw new ArgumentException(
            $"{self} belongs to no actor system, so there is no place for the answer.", nameof(self));
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var limit = timeout ?? system.Settings.AskTimeout;
        var answer = new AskRef<T>(system, self, limit, cancellationToken);
        self.Tell(messageFactory(answer), answer);
        return answer.Task;
    }
}
