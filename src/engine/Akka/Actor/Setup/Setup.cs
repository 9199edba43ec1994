namespace Akka.Actor.Setup;

/// <summary>A typed piece of what an actor system is started with; one of each type can be given.</summary>
public abstract class Setup
{
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
