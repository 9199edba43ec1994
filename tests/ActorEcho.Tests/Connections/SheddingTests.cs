using ActorEcho.Shedding;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>What a connection reports of what it has pending, and what it does when that is too much for the server.</summary>
public sealed class SheddingTests : ConnectionTest
{
    private const int Chunk = 64 * 1024;

    private readonly ByteBudget _budget = new(null);

    [Fact]
    public void Less_than_a_step_is_not_reported()
    {
        var echo = Begin();
        Receive(echo, ByteBudget.Step - 1);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void What_is_pending_is_reported_and_what_is_acknowledged_too()
    {
        var echo = Begin();
        Receive(echo, Chunk);
        var write = ExpectWrite();
        Assert.Equal(Chunk, _budget.Held);
        Acknowledge(echo, write);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectNothing(echo);
        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void However_a_connection_ends_nothing_of_it_is_left()
    {
        var echo = Begin();
        Watch(echo);
        Receive(echo, Chunk);
        ExpectWrite();
        Assert.Equal(Chunk, _budget.Held);
        echo.Tell(Kill.Instance);
        ExpectTerminated(echo, Patience);
        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void One_above_its_share_is_not_read_from_until_the_overload_is_over()
    {
        var echo = Begin();
        Receive(echo, Chunk);
        var write = ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(new Weigh(Chunk - 1, TestActor));
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        Assert.Equal(new Holding(Chunk, 0), ExpectMsg<Holding>(Patience));
        var probe = ExpectWrite();
        Acknowledge(echo, write);
        Acknowledge(echo, probe);
        ExpectNothing(echo);
        echo.Tell(ReadAgain.Instance);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void What_may_be_gone_without_a_sign_is_not_held_against_it_until_it_was_asked()
    {
        var echo = Begin();
        Receive(echo, 1000);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(new Weigh(0, TestActor));
        Assert.True(ExpectWrite().Data.IsEmpty);
        Assert.True(_budget.Held >= 1000);
        ExpectNothing(echo);
        ExpectNoMsg(0);
        echo.Tell(new Weigh(2000, TestActor));
        Assert.Equal(new Holding(1000 + 256, 0), ExpectMsg<Holding>(Patience));
        ExpectWrite();
        ExpectNothing(echo);
    }

    [Fact]
    public void One_with_nothing_pending_does_not_answer()
    {
        var echo = Begin();
        echo.Tell(new Weigh(0, TestActor));
        ExpectNothing(echo);
        ExpectNoMsg(0);
    }

    [Fact]
    public void One_that_is_shed_is_reset_with_the_reason()
    {
        var echo = Begin();
        EventFilter.Debug(contains: "ended: overload_shed (reset, with 0 bytes pending)").ExpectOne(() => echo.Tell(Shed.Instance));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    private IActorRef Begin() => ConnectEcho(Plain with { Budget = _budget });
}
