using Akka.Actor;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>The parent of a driver's listeners and connections, on the driver's loop if it has one.</summary>
/// <remarks>Connections are its children and not their listener's, so that they stay when this is unbound.</remarks>
internal sealed class TcpWorker(TcpExt tcp, Home home) : ActorBase
{
    protected override SupervisorStrategy SupervisorStrategy() => Tcp.ConnectionSupervisorStrategy;

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Accepted accepted:
                var bind = accepted.Bind;
                Start(new TcpIncomingConnection.Producer(tcp, accepted.Channel, bind.Handler, bind.PullMode));
                return true;
            case Tcp.Connect connect when tcp.Channels.TryTake():
                Start(new TcpOutgoingConnection.Producer(tcp, home.Driver, Sender, connect));
                return true;
            case Tcp.Connect connect:
                var full = new ConnectException($"There are {tcp.Channels.Limit} connections already (akka.io.tcp.max-channels).");
                Sender.Tell(connect.FailureMessage.WithCause(full), Self);
                return true;
            case Tcp.Bind command:
                Start(new TcpListener.Producer(tcp, home, Sender, command));
                return true;
            default:
                return false;
        }
    }

    private void Start(IIndirectActorProducer producer)
    {
        var props = Props.CreateBy(producer);
        Context.ActorOf(home.Dispatcher is { } loop ? props.WithDispatcherInstance(loop) : props);
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
