using Akka.Actor;

namespace Akka.IO.Connections;

/// <summary>
/// Where <see cref="Tcp.Bind"/> and <see cref="Tcp.Connect"/> are sent: hands them to a home's worker. It also sees to it that there are
/// as many homes active as the load asks for.
/// </summary>
internal sealed class TcpManager(TcpExt tcp) : ActorBase
{
    private HomeKeeper? _keeper;
    private ICancelable? _looks;

    protected override void PreStart()
    {
        _keeper = new HomeKeeper(tcp, Context);
        if (tcp.Homes.All[0].Loop is not null)
        {
            _looks = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(HomeKeeper.Interval, HomeKeeper.Interval, Self, Look.Instance, Self);
        }
    }

    protected override void PostStop() => _looks?.Cancel();

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Look:
                _keeper!.Look();
                return true;
            case Tcp.Bind:
                tcp.Homes.All[0].Worker.Tell(message, Sender);
                return true;
            case Tcp.Connect:
                tcp.Homes.Choose().Worker.Tell(message, Sender);
                return true;
            case Tcp.Command command:
                var cause = new InvalidOperationException("The manager takes Bind and Connect; other commands go to the sender of Bound or Connected.");
                Sender.Tell(command.FailureMessage.WithCause(cause), Self);
                return true;
            default:
                return false;
        }
    }

    private sealed class Look
    {
        public static readonly Look Instance = new();
    }

    internal sealed class Producer(TcpExt tcp) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpManager);

        public ActorBase Produce() => new TcpManager(tcp);

        public void Release(ActorBase actor)
        {
        }
    }
}
