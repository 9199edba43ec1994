namespace Akka.Actor;

/// <summary>Code of the user's that runs around the life of actor instances; registered with <see cref="ActorProducerPipelineResolver"/>.</summary>
public interface IActorProducerPlugin
{
    /// <summary>Asked once for each class of actor.</summary>
    bool CanBeAppliedTo(Type actorType);

    /// <summary>An instance has been made; its start hook comes next.</summary>
    void AfterIncarnated(ActorBase actor, IActorContext context);

    /// <summary>An instance has had its last hook and is let go.</summary>
    void BeforeIncarnated(ActorBase actor, IActorContext context);
}
