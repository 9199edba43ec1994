using ActorEcho.Listening;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Server;

/// <summary>One failure costs one connection, and whatever dies but the connection's own actor costs none.</summary>
public sealed class SupervisionTests : ServerTest
{
    private static readonly ServiceRegistry Fragile = ServiceRegistry.BuiltIn.With("echo", () => new FragileConnection());

    [Fact]
    public void An_exception_resets_its_connection_only_and_is_logged_with_the_connections_name()
    {
        Start(Fragile);
        var bystander = Connect();
        AssertEchoes(bystander);
        var victim = Connect();
        AssertEchoes(victim);
        EventFilter.Exception<InvalidOperationException>(contains: $"connection c2 of echo from {victim.LocalEndPoint} was reset: handler_failed").ExpectOne(() => victim.Send("!"u8));
        AssertReset(victim);
        AssertEchoes(bystander);
        AssertEchoes(Connect());
    }

    [Fact]
    public void A_service_that_cannot_make_its_actor_resets_the_client_and_says_why()
    {
        Start(ServiceRegistry.BuiltIn.With<FragileConnection>("echo", () => throw new InvalidOperationException("no room")));
        EventFilter.Error(contains: "connection c1 of echo").ExpectOne(() => AssertReset(Connect()));
    }

    [Fact]
    public void Connections_outlive_the_binding_and_the_port_is_bound_again()
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        var binding = Find("/user/server/echo/binding");
        Watch(binding);
        binding.Tell(Kill.Instance);
        ExpectTerminated(binding, Patience);
        AssertEchoes(client);
        AwaitAssert(() => AssertEchoes(Connect()), Patience);
    }

    [Fact]
    public void Connections_outlive_a_failure_of_their_listener()
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        EventFilter.Exception<ActorKilledException>(start: "listener echo failed").ExpectOne(() => Find("/user/server/echo").Tell(Kill.Instance));
        AssertEchoes(client);
        AssertEchoes(Connect());
        Server.Tell(new StopServer(), TestActor);
        AssertEnds(client);
        client.Close();
        Assert.Equal(new ServerStopped(2, 0), ExpectMsg<ServerStopped>(Patience));
    }

    [Fact]
    public void A_listener_that_was_stopped_is_started_again()
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        EventFilter.Info(start: "listening on 127.0.0.1").ExpectOne(() => Sys.Stop(Find("/user/server/echo")));
        AssertReset(client);
    }

    [Fact]
    public void A_listener_that_cannot_bind_in_the_place_of_a_lost_one_is_tried_again()
    {
        Start();
        EventFilter.Info(start: "listening on 127.0.0.1").ExpectOne(
            () => Server.Tell(new ListenerFailed("echo", "127.0.0.1:7007", "in use"), Find("/user/server/echo")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_listener_that_is_given_up_is_told_of_and_keeps_its_connections(bool asksFirst)
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        if (asksFirst)
        {
            Server.Tell(new AwaitListenerLost(), TestActor);
        }

        EventFilter.Error(start: "listener echo is given up, as it cannot listen on 127.0.0.1:7007: gone").ExpectOne(
            () => Find("/user/server/echo").Tell(new BindingLost("127.0.0.1:7007", "gone")));
        if (!asksFirst)
        {
            Server.Tell(new AwaitListenerLost(), TestActor);
        }

        Assert.Equal(new ListenerLost("echo", "127.0.0.1:7007", "gone"), ExpectMsg<ListenerLost>(Patience));
        AssertEchoes(client);
    }

    [Fact]
    public void A_supervisor_that_is_restarted_starts_its_listeners_again()
    {
        Start();
        EventFilter.Info(start: "listening on 127.0.0.1").ExpectOne(() => ((IInternalActorRef)Server).Restart(new InvalidOperationException("test")));
    }

    private IActorRef Find(string path)
    {
        Sys.ActorSelection(path).Tell(new Identify(path), TestActor);
        return ExpectMsg<ActorIdentity>(Patience).Subject;
    }

    private sealed class FragileConnection : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
            if (data[0] == (byte)'!')
            {
                throw new InvalidOperationException("fragile");
            }

            Send(data);
        }
    }
}
