using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Services;

/// <summary>
/// The quote of the day of RFC 865: one quote, and the end. The quote comes from an actor that may have to read a file first, so neither the peer's end
/// nor a drain closes the connection before.
/// </summary>
internal sealed class QotdConnection(IActorRef quotes) : ConnectionActor
{
    public static readonly ServiceProbe Probe = new(ByteString.Empty, ByteString.Empty) { Judge = answer => answer.IsEmpty ? null : true };

    protected override void OnConnected() => quotes.Tell(QuoteWanted.Instance, Self);

    protected override bool Receive(object message)
    {
        if (message is not Quote quote)
        {
            return false;
        }

        Send(quote.Text);
        Close();
        return true;
    }

    protected override void OnReceived(ByteString data)
    {
    }

    protected override void OnPeerEnded()
    {
    }

    protected override void OnDrain()
    {
    }
}
