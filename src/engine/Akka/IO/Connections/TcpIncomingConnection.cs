using System.Collections.Concurrent;
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

    /// <summary>Makes the actors of all incoming connections of a home, each of one that waits: with props of its own each would cost more.</summary>
    internal sealed class Producer(TcpExt tcp) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TcpIncomingConnection);

        /// <summary>As many as actors were asked for and are not yet made. Which of them gets which makes no difference.</summary>
        public ConcurrentQueue<TcpWorker.Accepted> Waiting { get; } = new();

        public ActorBase Produce() => Waiting.TryDequeue(out var accepted)
            ? new TcpIncomingConnection(tcp, accepted.Channel, accepted.Bind.Handler, accepted.Bind.PullMode)
            : throw new InvalidOperationException("There is no connection for this actor.");

        public void Release(ActorBase actor)
        {
        }
    }
}
