using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A connection that fails is over, and its peer is told so.</summary>
public sealed class FailureTests : ConnectionTest
{
    [Fact]
    public void A_handler_that_throws_resets_its_peer_and_its_log_line_names_the_connection()
    {
        var failing = Connect(() => new Failing());
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        EventFilter.Error(message: "connection c1 of echo from 127.0.0.1:50000 was reset: handler_failed").ExpectOne(() => Receive(failing, 1));
        Socket.ExpectMsg<Tcp.Abort>(Patience);

        // Its supervisor, the guardian, has restarted it; but there is no such thing as a connection that starts again.
        Watch(failing);
        ExpectTerminated(failing, Patience);
    }

    [Fact]
    public void An_actor_that_is_stopped_from_outside_resets_its_peer()
    {
        var echo = ConnectEcho();
        Sys.Stop(echo);
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void A_connection_that_is_gone_before_it_was_taken_over_leaves_no_actor()
    {
        var echo = ConnectEcho();
        Watch(echo);
        Sys.Stop(Socket.Ref);
        ExpectTerminated(echo, Patience);
    }

    [Fact]
    public void A_reset_by_the_peer_ends_the_actor_and_aborts_nothing()
    {
        var echo = ConnectEcho();
        Watch(echo);
        echo.Tell(new Tcp.ErrorClosed("reset"), Socket.Ref);
        ExpectTerminated(echo, Patience);
        Socket.ExpectNoMsg(0);
    }

    [Fact]
    public void A_refused_write_ends_the_connection_since_a_part_of_the_answer_is_lost()
    {
        var echo = ConnectEcho();
        Receive(echo, 1);
        var write = ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(new Tcp.CommandFailed(write), Socket.Ref);
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public async Task What_works_for_the_connection_is_cancelled_when_it_ends()
    {
        var ended = new TaskCompletionSource<CancellationToken>();
        var echo = Connect(() => new Watching(ended));
        var token = await ended.Task.WaitAsync(Patience);
        Assert.False(token.IsCancellationRequested);
        Watch(echo);
        Sys.Stop(echo);
        ExpectTerminated(echo, Patience);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void What_works_for_it_is_cancelled_when_it_ends_before_there_is_a_connection()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Unconnected(TestActor)));
        var token = ExpectMsg<CancellationToken>(Patience);
        Sys.Stop(actor);
        Assert.True(ExpectMsg<CancellationToken>(Patience).IsCancellationRequested);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void Messages_of_its_own_and_become_do_not_touch_the_edge()
    {
        var moody = Connect(() => new Moody());
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        moody.Tell("become", TestActor);
        moody.Tell("what are you?", TestActor);
        ExpectMsg("moody", Patience);
        Receive(moody, 5);
        Assert.Equal(5, ExpectWrite().Data.Count);
    }

    private sealed class Failing : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => throw new InvalidOperationException("no");
    }

    private sealed class Watching(TaskCompletionSource<CancellationToken> ended) : ConnectionActor
    {
        protected override void OnConnected() => ended.SetResult(Ended);

        protected override void OnReceived(ByteString data)
        {
        }
    }

    private sealed class Unconnected(IActorRef test) : ConnectionActor
    {
        protected override void PreStart() => test.Tell(Ended);

        protected override void PostStop() => test.Tell(Ended);

        protected override void OnReceived(ByteString data)
        {
        }
    }

    private sealed class Moody : ConnectionActor
    {
        protected override bool Receive(object message)
        {
            Become(_ =>
            {
                Sender.Tell("moody");
                return true;
            });
            return true;
        }

        protected override void OnReceived(ByteString data) => Send(data);
    }
}
