using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A reference with no actor behind it: it takes messages and has no life to steer.</summary>
public abstract class MinimalActorRef : InternalActorRefBase
{
    private protected MinimalActorRef()
    {
    }

    public override IInternalActorRef Parent => ActorRefs.Nobody;

    public override bool IsTerminated => false;

    public override IActorRef GetChild(IReadOnlyList<string> name) =>
        name.All(string.IsNullOrEmpty) ? this : ActorRefs.Nobody;

    public override void Start()
    {
    }

    public override void Stop()
    {
    }

    public override void Suspend()
    {
    }

    public override void Resume(Exception? causedByFailure = null)
    {
    }

    public override void Restart(Exception cause)
    {
    }

    internal override void SendSystemMessage(SystemMessage message)
    {
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
    }
}
