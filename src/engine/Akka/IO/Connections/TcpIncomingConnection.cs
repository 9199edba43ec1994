using Akka.Actor;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

/// <summary>A connection that a listener accepted.</summary>
internal sealed class TcpIncomingConnection(TcpExt tcp, Channel channel, IActorRef bindHandler, bool pullMode) : TcpConnection(tcp, pullMode)
{
    protected override void PreStart()
    {
        try
        {
            Establish(channel, bindHandler);
        }
        catch
        {
            // An actor that did not come to be is not told of its end.
            channel.Abort();
            Extension.Channels.Release();
            throw;
        }
    }

    protected override bool Receive(object message) => false;

    /// <summary>Makes the actor; an object of the compiler's making for each connection would cost more than this.</summary>
    internal sealed class Producer(TcpExt tcp, Channel channel, IActorRef bindHandler, bool pullMode) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpIncomingConnection);

        public ActorBase Produce() => new TcpIncomingConnection(tcp, channel, bindHandler, pullMode);

        public void Release(ActorBase actor)
        {
        }
    }
}
