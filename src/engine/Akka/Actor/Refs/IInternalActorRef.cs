using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What the engine asks of every reference: a place in the tree and a life that system messages steer.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    IInternalActorRef Parent { get; }

    bool IsTerminated { get; }

    IActorRef GetChild(IReadOnlyList<string> name);

    void Start();

    void Stop();

    void Suspend();

    void Resume(Exception? causedByFailure = null);

    void Restart(Exception cause);

    internal void SendSystemMessage(SystemMessage message);
}
