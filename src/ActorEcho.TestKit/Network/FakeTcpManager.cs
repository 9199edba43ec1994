using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

/// <summary>Stands where Akka.IO's manager does: takes <see cref="Tcp.Bind"/> and <see cref="Tcp.Connect"/> and answers as that one would, without a socket.</summary>
internal sealed class FakeTcpManager(FakeNetwork network) : ActorBase
{
    private readonly TcpSettings _settings = TcpSettings.Create(Context.System);
    private int _listeners;
    private int _clients;

    public static Props PropsFor(FakeNetwork network) => Props.CreateBy(new Producer<FakeTcpManager>(() => new FakeTcpManager(network)));

    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Tcp.Bind bind:
                var commander = Sender;
                Context.ActorOf(Props.CreateBy(new Producer<FakeListener>(() => new FakeListener(network, bind, commander))), $"listener{++_listeners}");
                return true;
            case Tcp.Connect connect:
                Connect(connect);
                return true;
            case FakeListener.Accepted accepted:
                Start(accepted.Link.Name, accepted.Link, accepted.Link.Server, accepted.Bind.Handler, accepted.Bind.PullMode);
                return true;
            case Tcp.Command command:
                Fail(command, new InvalidOperationException("The manager takes Bind and Connect; other commands go to the sender of Bound or Connected."));
                return true;
            default:
                return false;
        }
    }

    private void Connect(Tcp.Connect connect)
    {
        var name = $"client{++_clients}";
        var from = connect.LocalAddress ?? new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, network.FreePort());
        if (network.Connect(name, from, connect.RemoteAddress) is { } link)
        {
            Start($"{name}-out", link, link.Client, Sender, connect.PullMode);
        }
        else
        {
            Fail(connect, new SocketException((int)SocketError.ConnectionRefused));
        }
    }

    private void Start(string name, Link link, FakeSocket socket, IActorRef commander, bool pullMode) => Context.ActorOf(
        Props.CreateBy(new Producer<FakeConnection>(() => new FakeConnection(network, _settings, link, socket, commander, pullMode))), name);

    private void Fail(Tcp.Command command, Exception cause) => Sender.Tell(command.FailureMessage.WithCause(cause), Self);
}
