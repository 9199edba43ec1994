namespace Akka.Actor;

public interface IInboxable : ICanWatch
{
    IActorRef Receiver { get; }

    object Receive();

    object Receive(TimeSpan timeout);

    Task<object> ReceiveAsync();

    Task<object> ReceiveAsync(TimeSpan timeout);

    object ReceiveWhere(Predicate<object> predicate);

    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    void Send(IActorRef target, object message);
}
