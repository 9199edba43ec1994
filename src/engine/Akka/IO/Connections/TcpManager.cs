using Akka.Actor;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>Where <see cref="Tcp.Bind"/> and <see cref="Tcp.Connect"/> are sent: hands them to the worker.</summary>
internal sealed class TcpManager(TcpExt tcp, TcpDriver driver, LoopDispatcher? dispatcher) : ActorBase
{
    private IActorRef _worker = ActorRefs.Nobody;

    protected override void PreStart()
    {
        var props = Props.CreateBy(new TcpWorker.Producer(tcp, driver, dispatcher));
        _worker = Context.ActorOf(dispatcher is null ? props : props.WithDispatcherInstance(dispatcher), "worker");
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Tcp.Bind or Tcp.Connect:
                _worker.Tell(message, Sender);
                return true;
            case Tcp.Command command:
                var cause = new InvalidOperationException("The manager takes Bind and Connect; other commands go to the sender of Bound or Connected.");
                Sender.Tell(command.FailureMessage.WithCause(cause), Self);
                return true;
            default:
                return false;
        }
    }

    internal sealed class Producer(TcpExt tcp, TcpDriver driver, LoopDispatcher? dispatcher) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpManager);

        public ActorBase Produce() => new TcpManager(tcp, driver, dispatcher);

        public void Release(ActorBase actor)
        {
        }
    }
}
