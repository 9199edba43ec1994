using Akka.Actor;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>The parent of a driver's listeners and connections, on the driver's loop if it has one.</summary>
/// <remarks>Connections are its children and not their listener's, so that they stay when this is unbound.</remarks>
internal sealed class TcpWorker : ActorBase
{
    private readonly TcpExt _tcp;
    private readonly Home _home;
    private readonly TcpIncomingConnection.Producer _incoming;
    private readonly Props _incomingProps;

    public TcpWorker(TcpExt tcp, Home home)
    {
        _tcp = tcp;
        _home = home;
        _incoming = new TcpIncomingConnection.Producer(tcp);
        _incomingProps = PropsOf(_incoming);
    }

    protected override SupervisorStrategy SupervisorStrategy() => Tcp.ConnectionSupervisorStrategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Accepted accepted:
                _incoming.Waiting.Enqueue(accepted);
                Context.ActorOf(_incomingProps);
                return true;
            case Tcp.Connect connect when _tcp.Channels.TryTake():
                Context.ActorOf(PropsOf(new TcpOutgoingConnection.Producer(_tcp, _home.Driver, Sender, connect)));
                return true;
            case Tcp.Connect connect:
                var full = new ConnectException($"There are {_tcp.Channels.Limit} connections already (akka.io.tcp.max-channels).");
                Sender.Tell(connect.FailureMessage.WithCause(full), Self);
                return true;
            case Tcp.Bind command:
                Context.ActorOf(PropsOf(new TcpListener.Producer(_tcp, _home, Sender, command)));
                return true;
            default:
                return false;
        }
    }

    private Props PropsOf(IIndirectActorProducer producer)
    {
        var props = Props.CreateBy(producer);
        return _home.Dispatcher is { } loop ? props.WithDispatcherInstance(loop) : props;
    }

    /// <summary>A connection to make an actor for; its place in the budget is taken.</summary>
    internal sealed record Accepted(Channel Channel, Tcp.Bind Bind);

    internal sealed class Producer(TcpExt tcp, Home home) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpWorker);

        public ActorBase Produce() => new TcpWorker(tcp, home);

        public void Release(ActorBase actor)
        {
        }
    }
}
