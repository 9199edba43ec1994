using Akka.Actor;

namespace Akka.IO;

public abstract class IOExtension : IExtension
{
    public abstract IActorRef Manager { get; }
}
