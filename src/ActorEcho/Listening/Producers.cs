using ActorEcho.Connections;
using ActorEcho.Edge;
using Akka.Actor;

namespace ActorEcho.Listening;

internal sealed class ListenerProducer(IActorRef tcp, ListenerOptions options, ServiceRegistry.Service service, ConnectionIds ids, Admission admission, OpenConnections? open = null, TlsEdge? tls = null)
    : IIndirectActorProducer
{
    public Type ActorType => typeof(Listener);

    public ActorBase Produce() => new Listener(tcp, options, service, ids, admission, open ?? new OpenConnections(options.Name, options.WriteBuffer.HighMark), tls);

    public void Release(ActorBase actor)
    {
    }
}

internal sealed class BindingProducer(IActorRef tcp, ListenAddress listen, BindOptions options, UnixFileMode unixMode, bool isFirst, int? sendBuffer) : IIndirectActorProducer
{
    public Type ActorType => typeof(Binding);

    public ActorBase Produce() => new Binding(tcp, listen, options, unixMode, isFirst, sendBuffer);

    public void Release(ActorBase actor)
    {
    }
}
