using Akka.Actor;

namespace ActorEcho.TestKit.Engine;

/// <summary>Keeps what it is told.</summary>
internal sealed class Collector(Queue<object> messages) : ActorBase
{
    protected override bool Receive(object message)
    {
        messages.Enqueue(message);
        return true;
    }
}
