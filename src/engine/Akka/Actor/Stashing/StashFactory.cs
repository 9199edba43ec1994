using Akka.Cells;

namespace Akka.Actor;

/// <summary>Makes further stashes for an actor.</summary>
public static class StashFactory
{
    public static IStash CreateStash<T>(this IActorContext context)
        where T : ActorBase => CreateStash(context, typeof(T));

    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) =>
        CreateStash(context, actorInstance.GetType());

    public static IStash CreateStash(this IActorContext context, Type actorType)
    {
        if (!typeof(IActorStash).IsAssignableFrom(actorType))
        {
            throw new ArgumentException($"{actorType} has no stash: it implements none of the stash interfaces.", nameof(actorType));
        }

        var cell = (ActorCell)context;
        return new Stash(cell, cell.StashCapacity);
    }
}
