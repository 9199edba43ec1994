using Akka.Actor;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class ListenerSupportTests : TestKit.Xunit2.TestKit
{
    [Fact]
    public void Listeners_come_go_and_hear_gossip()
    {
        var (one, two) = (CreateTestProbe(), CreateTestProbe());
        var speaker = Sys.ActorOf(Props.Create(() => new Speaker()));
        speaker.Tell(new Listen(one.Ref));
        speaker.Tell(new Listen(two.Ref));
        speaker.Tell("news");
        one.ExpectMsg("news");
        two.ExpectMsg("news");
        speaker.Tell(new Deafen(one.Ref));
        speaker.Tell(new WithListeners(listener => listener.Tell("only you")));
        two.ExpectMsg("only you");
        speaker.Tell("more");
        two.ExpectMsg("more");
        one.ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed class Speaker : UntypedActor, IListeners
    {
        public ListenerSupport Listeners { get; } = new();

        protected override void OnReceive(object message)
        {
            if (!Listeners.ListenerReceive(message))
            {
                Listeners.Gossip(message);
            }
        }
    }
}
