using Akka.Actor;

namespace Akka.TestKit.Tests.Probes;

public sealed class ProbeTests : Xunit2.TestKit
{
    [Fact]
    public void A_probe_sends_receives_and_replies()
    {
        var probe = CreateTestProbe("anna");
        var other = CreateTestProbe();
        Assert.StartsWith("anna", probe.Ref.Path.Name, StringComparison.Ordinal);
        probe.Send(other, "ping");
        Assert.Equal("ping", other.ExpectMsg<string>());
        Assert.Equal(probe.Ref, other.Sender);
        other.Reply("pong");
        probe.ExpectMsgFrom(other, "pong");
        Assert.False(HasMessages);
    }

    [Fact]
    public void Forwarding_keeps_the_sender()
    {
        var (from, via, to) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        from.Send(via, "a");
        via.ExpectMsg("a");
        via.Forward(to);
        to.ExpectMsgFrom(from, "a");
        via.Forward(to, "b");
        to.ExpectMsgFrom(from, "b");
    }

    [Fact]
    public void A_reply_to_nobody_says_so() =>
        Assert.Contains("has nobody to reply to", Assert.Throws<InvalidOperationException>(() => CreateTestProbe().Reply("x")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_probe_is_the_reference_to_its_actor()
    {
        var probe = CreateTestProbe();
        IActorRef reference = probe;
        Assert.True(reference.Equals(probe.Ref));
        Assert.True(probe.Ref.Equals(probe));
        Assert.Equal(probe.Ref.GetHashCode(), probe.GetHashCode());
        Assert.Equal(probe.Ref.Path, reference.Path);
        Assert.Equal(0, probe.CompareTo(probe.Ref));
        Watch(probe);
        Sys.Stop(probe);
        ExpectTerminated(probe);
    }

    [Fact]
    public async Task A_probe_can_be_asked()
    {
        var probe = CreateTestProbe();
        var answer = probe.Ask<int>("how many");
        await probe.ExpectMsgAsync("how many");
        probe.Reply(42);
        Assert.Equal(42, await answer);
    }

    [Fact]
    public void A_probe_is_not_the_sender_of_the_test()
    {
        var probe = CreateTestProbe();
        ActorOf(TestActors.SimpleEchoActor.Props()).Tell("x");
        ExpectMsg("x");
        Assert.False(probe.HasMessages);
    }

    [Fact]
    public void Probes_make_no_probes() => Assert.Throws<NotSupportedException>(() => CreateTestProbe().CreateTestProbe());

    [Fact]
    public void An_additional_test_actor_fills_the_same_inbox()
    {
        CreateTestActor("second").Tell("x", ActorRefs.NoSender);
        ExpectMsg("x");
    }

    [Fact]
    public void Two_kits_can_test_one_system()
    {
        using var other = new Xunit2.TestKit(Sys);
        TestActor.Tell("x", other.TestActor);
        ExpectMsgFrom(other.TestActor, "x");
    }

    [Fact]
    public void Unwatched_actors_end_unseen()
    {
        var actor = ActorOf(TestActors.BlackHoleActor.Props);
        var watcher = CreateTestProbe();
        Watch(actor);
        watcher.Watch(actor);
        Assert.Equal(actor, Unwatch(actor));
        Sys.Stop(actor);
        watcher.ExpectTerminated(actor);
        Assert.False(HasMessages);
    }
}
