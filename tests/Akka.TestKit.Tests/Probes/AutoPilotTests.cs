using Akka.Actor;

namespace Akka.TestKit.Tests.Probes;

public sealed class AutoPilotTests : Xunit2.TestKit
{
    [Fact]
    public void A_pilot_answers_and_the_test_sees_the_message_too()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"{message}!", ActorRefs.NoSender);
            return AutoPilot.KeepRunning;
        }));
        probe.Ref.Tell("a");
        probe.Ref.Tell("b");
        ExpectMsg("a!");
        ExpectMsg("b!");
        Assert.Equal(["a", "b"], probe.ReceiveN(2));
    }

    [Fact]
    public void A_pilot_names_the_next_one_or_none()
    {
        var probe = CreateTestProbe();
        var second = new DelegateAutoPilot((sender, _) =>
        {
            sender.Tell("second");
            return AutoPilot.NoAutoPilot;
        });
        probe.SetAutoPilot(new DelegateAutoPilot((sender, _) =>
        {
            sender.Tell("first");
            return second;
        }));
        for (var i = 0; i < 3; i++)
        {
            probe.Ref.Tell(i);
        }

        Assert.Equal(["first", "second"], ReceiveN(2));
        probe.ReceiveN(3);
        Assert.False(HasMessages);
    }

    [Fact]
    public void A_pilot_is_taken_off()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((_, _) => throw new InvalidOperationException("still here")));
        probe.SetAutoPilot(AutoPilot.NoAutoPilot);
        probe.Ref.Tell("x");
        probe.ExpectMsg("x");
    }

    [Fact]
    public void KeepRunning_is_no_pilot() => Assert.Throws<InvalidOperationException>(() => AutoPilot.KeepRunning.Run(TestActor, "x"));
}
