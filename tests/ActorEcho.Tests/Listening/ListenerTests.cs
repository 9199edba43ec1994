using System.Net;
using ActorEcho.Connections;
using ActorEcho.Listening;
using ActorEcho.Tests.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Listening;

/// <summary>A listener with a probe in the place of Akka.IO and one as its supervisor.</summary>
public sealed class ListenerTests : ConnectionTest
{
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 7007);
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 50_000);

    [Fact]
    public void A_connection_that_was_reset_counts_as_reset_however_often_the_reset_is_asked_for()
    {
        var (listener, binding) = Open();
        Accept(binding);
        StartDraining(listener);
        listener.Tell(Reset.Instance);
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
        ExpectNothing(listener);
        listener.Tell(Reset.Instance);
        End(binding);
        ExpectMsg<ListenerUnbound>(Patience);
        ExpectMsg(new ListenerDrained(0, 1), Patience);
    }

    [Fact]
    public void A_connection_that_arrives_after_the_reset_is_reset_too()
    {
        var (listener, binding) = Open();
        StartDraining(listener);
        listener.Tell(Reset.Instance);
        ExpectNothing(listener);
        Accept(binding);
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
        End(binding);
        ExpectMsg<ListenerUnbound>(Patience);
        ExpectMsg(new ListenerDrained(0, 1), Patience);
    }

    [Fact]
    public void Its_connections_have_the_send_buffer_that_is_set()
    {
        var bind = Start(new WriteBufferOptions { Kernel = 16 * 1024 });
        Assert.IsType<Inet.SO.SendBufferSize>(Assert.Single(bind.Options));
    }

    private (IActorRef Listener, IActorRef Binding) Open()
    {
        var binding = Start(new WriteBufferOptions()).Handler;
        binding.Tell(new Tcp.Bound(Address), Socket.Ref);
        ExpectMsg<ListenerOpen>(Patience);
        Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        return (LastSender, binding);
    }

    private Tcp.Bind Start(WriteBufferOptions buffer)
    {
        ServiceRegistry.BuiltIn.TryFind("echo", out var service);
        var options = new ListenerOptions("echo", new ListenAddress("127.0.0.1", Address.Port)) { WriteBuffer = buffer };
        ChildActorOf(Props.CreateBy(new ListenerProducer(Socket.Ref, options, service!, new ConnectionIds(), new Admission(new LimitOptions(), Sys.Scheduler))), "echo");
        return Socket.ExpectMsg<Tcp.Bind>(Patience);
    }

    private void Accept(IActorRef binding)
    {
        binding.Tell(new Tcp.Connected(Client, Address), Socket.Ref);
        Socket.ExpectMsg<Tcp.Register>(Patience);
    }

    private void StartDraining(IActorRef listener)
    {
        listener.Tell(Drain.Instance);
        Socket.FishForMessage(message => message is Tcp.Unbind, Patience);
    }

    private void End(IActorRef binding)
    {
        binding.Tell(Tcp.Unbound.Instance, Socket.Ref);
        ExpectNothing(binding);
        Time.Advance(TimeSpan.FromSeconds(1));
    }
}
