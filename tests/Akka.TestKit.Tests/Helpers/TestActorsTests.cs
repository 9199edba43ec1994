using Akka.Actor;
using Akka.TestKit.TestActors;

namespace Akka.TestKit.Tests.Helpers;

public sealed class TestActorsTests() : Xunit2.TestKit("akka.stdout-loglevel = OFF")
{
    [Fact]
    public void An_echo_tells_the_test_and_maybe_the_sender()
    {
        var probe = CreateTestProbe();
        probe.Send(ActorOf(EchoActor.Props(this)), "x");
        ExpectMsgFrom(probe, "x");
        probe.ExpectMsg("x");
        probe.Send(ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: false)), "y");
        ExpectMsg("y");
        probe.Send(ActorOf(SimpleEchoActor.Props()), "z");
        probe.ExpectMsg("z");
        Assert.False(HasMessages);
        ActorOf(EchoActor.Props(this)).Tell("once");
        ExpectMsg("once");
        Assert.False(HasMessages);
    }

    [Fact]
    public void A_forwarder_keeps_the_sender()
    {
        var probe = CreateTestProbe();
        probe.Send(ActorOf(ForwardActor.Props(TestActor)), "x");
        ExpectMsgFrom(probe, "x");
    }

    [Fact]
    public void A_black_hole_handles_everything()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.UnhandledMessage));
        ActorOf(BlackHoleActor.Props).Tell("x");
        ActorOf<UnhandledMessageActor>().Tell("y");
        Assert.Equal("y", ExpectMsg<Event.UnhandledMessage>().Message);
    }
}
