using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A reference with a place in the tree. Only the engine derives from it.</summary>
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    private protected InternalActorRefBase()
    {
    }

    public abstract IInternalActorRef Parent { get; }

    public abstract bool IsTerminated { get; }

    public bool IsLocal => true;

    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    public abstract void Start();

    public abstract void Stop();

    public abstract void Suspend();

    public abstract void Resume(Exception? causedByFailure = null);

    public abstract void Restart(Exception cause);

    internal abstract void SendSystemMessage(SystemMessage message);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => SendSystemMessage(message);
}
