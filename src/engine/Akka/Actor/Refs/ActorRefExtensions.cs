using Akka.Cells;

namespace Akka.Actor;

public static class ActorRefExtensions
{
    public static bool IsNobody(this IActorRef? actorRef) => actorRef is null or Nobody;

    public static IActorRef GetOrElse(this IActorRef actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}

public static class ActorRefImplicitSenderExtensions
{
    /// <remarks>Inside an actor the sender is that actor; anywhere else there is none.</remarks>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.Current?.Self);

    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.Current?.Sender);
}
