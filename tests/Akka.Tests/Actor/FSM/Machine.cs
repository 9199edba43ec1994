using Akka.Actor;

namespace Akka.Tests.Actor.FSM;

/// <summary>A machine that the test configures.</summary>
internal sealed class Machine : FSM<string, int>
{
    public Machine(Action<Machine> configure)
    {
        configure(this);
        Initialize();
    }

    public IActorRef Ref => Self;
}
